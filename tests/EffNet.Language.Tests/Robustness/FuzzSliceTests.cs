using EffNet.Fuzz.Checks;
using EffNet.Fuzz.Inputs;

namespace EffNet.Language.Tests.Robustness;

/// <summary>
/// The first inputs of the fuzzer, with its checks but without its timer and its C# compiler: no exception, no hang, and a diagnostic with a message and a
/// position for all text that cannot be compiled. <c>tests/README.md</c> explains how to run the fuzzer for longer.
/// </summary>
public sealed class FuzzSliceTests
{
    private const long Seed = 1;
    private const int Inputs = 2_000;
    private const int RepeatEvery = 100;

    private static readonly Corpus s_corpus = Corpus.Load();

    [Fact]
    public void Mutated_files_compile_without_exceptions_or_flaws()
    {
        var factory = new InputFactory(s_corpus, Seed);
        for (var index = 0; index < Inputs; index++)
        {
            var input = factory.Create(index);
            var result = InputCheck.Run(input.Text);
            var flaws = index % RepeatEvery == 0 && result.Compiled is not null ? result.Flaws.Concat(InputCheck.Repeat(input.Text, result)) : result.Flaws;
            var flaw = flaws.FirstOrDefault();
            Assert.True(flaw is null, $"Input {index} of seed {Seed} ({input.Recipe}): {flaw?.Kind}: {flaw?.Detail}\nin\n{input.Text}");
        }
    }

    [Fact]
    public void The_corpus_contains_shipped_files_test_models_and_seeds()
    {
        var names = s_corpus.Texts.Select(t => t.Name).ToList();
        Assert.Contains("models.effnet", names);
        Assert.Contains("examples/efficientnet-tf.effnet", names);
        Assert.Contains("tests/EffNet.Generator.Tests/Models/odd.effnet", names);
        Assert.Contains("seeds/small.effnet", names);
    }

    [Fact]
    public void An_input_of_the_fuzzer_depends_only_on_seed_and_index()
    {
        var (one, other) = (new InputFactory(s_corpus, 5), new InputFactory(Corpus.Load(), 5));
        for (var index = 0; index < 50; index++)
            one.Create(index);
        Assert.Equal(one.Create(1_234), other.Create(1_234));
        Assert.NotEqual(one.Create(1_234).Text, other.Create(1_235).Text);
    }
}
