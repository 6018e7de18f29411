namespace EffNet.Docs.Tests.Documents;

/// <summary>C# on the pages compiles with the generated code.</summary>
public sealed class CSharpTests
{
    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Every_CSharp_sample_compiles(string path) => Complaints.AreNone(CSharpCheck.Complaints(Page.Read(path)));

    [Theory]
    [InlineData("var scores = new EfficientNetB0().forward(images, labels);", "CS1501")]
    [InlineData("var scores = new EfficientNetB9().forward(images);", "CS0246")]
    [InlineData("long budget = EfficientNetB0.Budget;", "CS0117")]
    [InlineData("var model = new EfficientNetB0()", "CS1002")]
    [InlineData("sealed class Detector { EfficientNetB0 backbone = new(clases: 0); }", "CS1739")]
    [InlineData("using EffNet.Models;\nusing var tensor = torch.zeros(1);", "CS0103")]
    public void A_wrong_CSharp_sample_is_reported(string code, string id)
    {
        var found = CSharpCheck.Complaints(new Page("page.md", $"```csharp\n{code}\n```\n")).ToList();
        Assert.Contains(found, complaint => complaint.Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("```csharp\nusing var scores = new EfficientNetB0().forward(images);\nusing var shape = labels.alias();\n```\n")]
    [InlineData("<!-- sample: given EfficientNetB0 model; int count -->\n\n```csharp\nConsole.WriteLine(model.ClassCount + count);\n```\n")]
    [InlineData("```csharp\nsealed class Box { public EfficientNetB0 Network = new(); }\n```\n\n```csharp\nConsole.WriteLine(new Box().Network.ClassCount);\n```\n")]
    [InlineData("<!-- files: examples/models/resnet.effnet -->\n\n```csharp\nConsole.WriteLine(ResNet50.Flops);\n```\n")]
    [InlineData(
        "```effnet\neffnet 1; namespace EffNet.Models; profile p { padding: same; } public family My { input: image(channels: 3, size: 224); classes: 10; activation: relu; "
        + "profile: p; top: head(pool: average); variant Net { } }\n```\n\n```csharp\nConsole.WriteLine(MyNet.Flops);\n```\n")]
    public void A_correct_CSharp_sample_is_not_reported(string text) => Assert.Empty(CSharpCheck.Complaints(new Page("page.md", text)));

    [Theory]
    [InlineData("public override string Name => \"conf\";")]
    [InlineData("public override string Summary => \"Convolution, batch norm, activation; once. The stem.\";\n…\npublic override string Name => \"conv\";")]
    public void Code_that_is_not_quoted_verbatim_is_reported(string code)
    {
        const string File = "generator/EffNet.Language/Networks/Operators/ConvOperator.cs";
        Assert.Single(CSharpCheck.Complaints(new Page("page.md", $"<!-- sample: excerpt of {File} -->\n\n```csharp\n{code}\n```\n")));
    }
}
