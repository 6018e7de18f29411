using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Tests.Robustness;

/// <summary>A canceled compilation ends before the next network.</summary>
public sealed class CancellationTests
{
    private const int FullFile = 1_000;

    [Fact]
    public void Compilation_throws_if_its_token_is_canceled() =>
        Assert.Throws<OperationCanceledException>(() => ModelCompiler.Compile(Source.Valid, new CancellationToken(canceled: true)));

    [Fact]
    public void A_token_that_is_not_canceled_does_not_change_the_model()
    {
        using var source = new CancellationTokenSource();
        Assert.Equal(ModelCompiler.Compile(Source.Valid).Model, ModelCompiler.Compile(Source.Valid, source.Token).Model);
    }

    [Fact]
    public async Task A_compilation_of_a_thousand_large_variants_can_be_canceled()
    {
        var text = Shipped.Read(Shipped.Torchvision);
        var variants = string.Concat(
            Enumerable.Range(0, FullFile).Select(i => FormattableString.Invariant($"    variant V{i} {{ width: 2; depth: 3.1; resolution: {600 + i}; }}\n")));
        await IsLeft(text[..text.IndexOf("    variant", StringComparison.Ordinal)] + variants + "}\n");
    }

    [Fact]
    public async Task A_search_on_ten_thousand_points_can_be_canceled()
    {
        var text = Shipped.Read(Shipped.Torchvision);
        await IsLeft(text[..text.IndexOf("    variant", StringComparison.Ordinal)]
            + "    search Grid { phi: 7; alpha: from 1.0 to 1.99 step 0.01; beta: from 1.0 to 1.99 step 0.01; gamma: 1.01; }\n    variant X { }\n}\n");
    }

    [Fact]
    public async Task Solving_for_phi_can_be_canceled()
    {
        var text = Shipped.Read(Shipped.Torchvision);
        var variants = string.Concat(Enumerable.Range(0, FullFile).Select(i => FormattableString.Invariant($"    variant V{i} {{ phi: solve(flops <= {4000 + i}M); }}\n")));
        await IsLeft(text[..text.IndexOf("    variant", StringComparison.Ordinal)] + variants + "}\n");
    }

    /// <summary>Asserts that binding throws if it is canceled after its start. Without cancellation, it would take many seconds.</summary>
    private static async Task IsLeft(string text)
    {
        using var source = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        var syntax = Parser.Parse(text, source.Token);
        var running = Task.Run(() =>
        {
            begun.Set();
            return ModelCompiler.Bind(syntax, LineMap.Create(text), source.Token);
        });
        begun.Wait();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
