using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Activations;

/// <summary><c>require memory(batch: 8, mode: training) &lt;= 40MiB</c>.</summary>
public sealed class ActivationBoundTests
{
    private static readonly Network s_network = Effnet.Network(Source.Alone("variant X { phi: 0; }"));
    private static readonly long s_forward = ActivationMemory.Forward(s_network).Bytes;
    private static readonly long s_training = ActivationMemory.Training(s_network);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(65_536)]
    public void Bytes_grow_with_the_batch(int batch)
    {
        Effnet.CompileCleanly(Requiring($"memory(batch: {batch}) = {batch * s_forward}"));
        Effnet.CompileCleanly(Requiring($"memory(batch: {batch}, mode: forward) = {batch * s_forward}"));
        Effnet.CompileCleanly(Requiring($"memory(mode: training, batch: {batch}) = {batch * s_training}"));
        Effnet.CompileCleanly(Requiring($"memory(batch: {batch}, mode: training) <= {batch * s_training}"));
        Mistake.IsReportedOnce("EFN4001", Requiring($"memory(batch: {batch}, mode: training) <= «{(batch * s_training) - 1}»"), "X");
    }

    [Fact]
    public void Without_options_one_image_is_evaluated() => Effnet.CompileCleanly(Requiring($"memory = {s_forward}"));

    [Theory]
    [InlineData("104KiB", true)]
    [InlineData("103KiB", false)]
    [InlineData("0.1015625MiB", true)]
    [InlineData("1GiB", true)]
    public void Units_of_bytes_are_powers_of_1024(string bound, bool holds)
    {
        Assert.Equal(104 * 1024, s_forward);
        Assert.Equal(holds, !Effnet.Errors(ModelCompiler.Compile(Requiring($"memory <= {bound}"))).Any());
    }

    [Theory]
    [InlineData("104KiB", true)]
    [InlineData("0.1MiB", true)]
    [InlineData("0.10MiB", true)]
    [InlineData("0.11MiB", false)]
    [InlineData("105KiB", false)]
    public void The_operator_about_compares_at_the_written_precision(string bound, bool holds) =>
        Assert.Equal(holds, !Effnet.Errors(ModelCompiler.Compile(Requiring($"memory ~ {bound}"))).Any());

    [Fact]
    public void A_missed_bound_on_evaluation_is_reported_with_the_block_of_the_peak()
    {
        var message = Effnet.OnlyDiagnostic(Requiring("memory(batch: 2) <= 1KiB")).Message;
        Assert.Contains("X has 212,992 bytes of activation memory in evaluation at batch 2, but the requirement is at most 1KiB", message, StringComparison.Ordinal);
        Assert.Contains("The peak is in Block1 of body.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missed_bound_on_training_is_reported_with_the_three_largest_stages()
    {
        var message = Effnet.OnlyDiagnostic(Requiring("memory(batch: 8, mode: training) <= 1KiB")).Message;
        var stages = ActivationMemory.TrainingByStage(s_network).OrderByDescending(s => s.Bytes).ToList();
        var total = stages.Sum(s => s.Bytes);
        var expected = string.Join(", ", stages.Select(s => FormattableString.Invariant($"{s.Stage.Name} ({100d * s.Bytes / total:0}%)")));
        Assert.Contains("bytes of activation memory in training at batch 8,", message, StringComparison.Ordinal);
        Assert.EndsWith($"Largest stages: {expected}.", message, StringComparison.Ordinal);
        Assert.Equal(["body", "top", "stem"], stages.Select(s => s.Stage.Name));
    }

    [Theory]
    [InlineData("require memory(batch: 65_536, mode: training) <= 1GiB;", "EFN4001")]
    [InlineData("phi: solve(memory(batch: 65_536, mode: training) <= 1GiB);", "EFN4002")]
    public void A_batch_above_64_bits_misses_every_bound(string setting, string id)
    {
        var pools = string.Concat(Enumerable.Range(0, 3).Select(i => $"p{i}: avg_pool(kernel: 3, stride: 1); "));
        var text = $"effnet 1; {Source.Profile} family Net {{ input: image(channels: 3, size: 16_384); classes: 10; activation: silu; profile: plain; "
            + $"scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15); stem: conv(kernel: 1, stride: 1, channels: 65_536); {pools}top: head(pool: average); "
            + $"variant X {{ {setting} }} }}";
        Assert.Equal(id, Effnet.OnlyDiagnostic(text).Rule.Id);
    }

    private static string Requiring(string requirement) => Source.Alone($"variant X {{ require {requirement}; }}");
}
