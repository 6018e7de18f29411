using EffNet.IntelliSense.Tests.Support;
using EffNet.Testing;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>The signatures that an editor shows while arguments are written.</summary>
public sealed class SignatureHelpTests
{
    [Theory]
    [InlineData("Constructor", "_ = new EfficientNetB0(|);")]
    [InlineData("CostFor", "_ = EfficientNetB0.CostFor(|);")]
    [InlineData("Features", "_ = model.Features(|);")]
    [InlineData("forward", "_ = model.forward(|);")]
    [InlineData("Stage3.forward", "_ = model.Stage3.forward(|);")]
    public async Task Signature_help_explains_a_method_and_every_parameter(string name, string statement)
    {
        var signature = Assert.Single(await (await Editors.Models).TypeStatement(statement).Signatures());

        Assert.NotEmpty(signature.Parameters);
        Assert.All(signature.Parameters, p => Assert.NotEmpty(p.Documentation));
        Snapshot.Matches($"{nameof(SignatureHelpTests)}.{name}", Print(signature));
    }

    [Fact]
    public async Task Signature_help_of_a_named_argument_is_the_same()
    {
        var editor = await Editors.Models;

        var named = Assert.Single(await editor.TypeStatement("_ = new EfficientNetB0(initialize: |);").Signatures());

        Assert.Equal(Print(Assert.Single(await editor.TypeStatement("_ = new EfficientNetB0(|);").Signatures())), Print(named));
    }

    private static string Print(Signature signature) =>
        $"{signature.Text}\n{signature.Documentation}\n{string.Concat(signature.Parameters.Select(p => $"  {p.Name}: {p.Documentation}\n"))}";
}
