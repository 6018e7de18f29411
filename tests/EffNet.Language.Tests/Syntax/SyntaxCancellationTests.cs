using EffNet.Language.Syntax;
using EffNet.Language.Text;
using SuppressionComments = EffNet.Language.Syntax.Suppressions;

namespace EffNet.Language.Tests.Syntax;

/// <summary>A canceled compilation also ends in long texts that have no tokens, and in comments with many ids.</summary>
public sealed class SyntaxCancellationTests
{
    [Fact]
    public async Task Text_without_tokens_can_be_canceled()
    {
        var text = string.Concat(Enumerable.Repeat("\"a\"\n", 250_000));
        using var source = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        var running = Task.Run(() =>
        {
            begun.Set();
            return Parser.Parse(text, source.Token);
        });
        begun.Wait(TestContext.Current.CancellationToken);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public void A_suppression_of_many_ids_can_be_canceled()
    {
        var text = Source.Valid + "// effnet: ignore EFN1 EFN2";
        var tree = Parser.Parse(text, TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => SuppressionComments.Apply(tree, LineMap.Create(text), [], new CancellationToken(canceled: true)));
    }
}
