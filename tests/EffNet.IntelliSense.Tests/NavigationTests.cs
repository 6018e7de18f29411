using EffNet.IntelliSense.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>The target of "go to definition".</summary>
public sealed class NavigationTests
{
    [Theory]
    [InlineData("Efficient|NetB0 network;", "EfficientNetB0.g.cs", "EfficientNetB0")]
    [InlineData("_ = Efficient|Net.Variants;", "EfficientNet.g.cs", "EfficientNet")]
    [InlineData("_ = model.Stage3.Block1.Expand|Conv;", "EfficientNetB0.g.cs", "ExpandConv")]
    [InlineData("_ = EfficientNetB3.Stages.Stage2.Flo|ps;", "EfficientNetB3.g.cs", "Flops")]
    public async Task Go_to_definition_of_a_generated_member_leads_to_its_generated_document(string statement, string file, string name)
    {
        var caret = (await Editors.Models).TypeStatement(statement);
        var cancellation = TestContext.Current.CancellationToken;
        var generated = await caret.Document.Project.GetSourceGeneratedDocumentsAsync(cancellation);

        var used = await SymbolFinder.FindSymbolAtPositionAsync(caret.Document, caret.Position, cancellation);
        var definition = await SymbolFinder.FindSourceDefinitionAsync(used, caret.Document.Project.Solution, cancellation);
        var location = Assert.Single(Assert.IsType<ISymbol>(definition, exactMatch: false).Locations);
        var document = Assert.Single(generated, d => d.HintName == $"models.effnet/{file}");

        Assert.Equal(document.Id, caret.Document.Project.Solution.GetDocument(location.SourceTree)?.Id);
        Assert.Equal(name, (await document.GetTextAsync(cancellation)).ToString(location.SourceSpan));
    }
}
