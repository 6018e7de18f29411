using EffNet.Fuzz.Inputs.Mutators;

namespace EffNet.Fuzz.Inputs;

/// <summary>Creates inputs: texts of the corpus with a few changes.</summary>
internal sealed class InputFactory
{
    /// <summary>The largest length of an input. It is longer than any file that a person writes, and short enough that a thousand such inputs take less than a day.</summary>
    private const int MaximumLength = 200_000;

    private const int MostMutations = 5;

    private readonly Corpus _corpus;
    private readonly long _seed;
    private readonly IMutator[] _mutators;

    /// <summary>Initializes a new instance of the class for the run with the seed <paramref name="seed"/>.</summary>
    public InputFactory(Corpus corpus, long seed)
    {
        (_corpus, _seed) = (corpus, seed);
        var vocabulary = new Vocabulary(corpus);
        (IMutator Mutator, int Weight)[] weighted =
        [
            (new TokenEdits(vocabulary), 16),
            (new NumberEdits(vocabulary), 12),
            (new BlockEdits(corpus), 12),
            (new StatementEdits(corpus), 10),
            (new WordRenaming(vocabulary), 8),
            (new CharacterEdits(), 8),
            (new LineEdits(), 6),
            (new BracketEdits(), 5),
            (new OddText(), 4),
            (new Splice(corpus), 3),
            (new LineEnds(), 2),
            (new ByteEdits(), 2),
            (new Nesting(), 1),
            (new LongWords(), 1),
            (new Repetition(), 1),
        ];
        _mutators = [.. weighted.SelectMany(m => Enumerable.Repeat(m.Mutator, m.Weight))];
    }

    /// <summary>Returns input <paramref name="index"/>. The first inputs are the texts of the corpus.</summary>
    public FuzzInput Create(long index)
    {
        if (index < _corpus.Texts.Count)
            return new FuzzInput(_seed, index, _corpus.Texts[(int)index].Text, _corpus.Texts[(int)index].Name);
        var dice = Dice.For(_seed, index);
        var (recipe, text) = PickText(dice);
        for (var mutations = dice.Between(1, dice.Between(1, MostMutations)); mutations > 0; mutations--)
        {
            var mutator = dice.Pick(_mutators);
            text = mutator.Mutate(text, dice);
            if (text.Length > MaximumLength)
                text = text[..MaximumLength];
            recipe += $", {mutator.GetType().Name}";
        }

        return new FuzzInput(_seed, index, text, recipe);
    }
    /// <summary>Returns the shorter of two random texts, because it takes less time, and a change is more likely to have an effect.</summary>
    private CorpusText PickText(Dice dice)
    {
        var (one, other) = (dice.Pick(_corpus.Texts), dice.Pick(_corpus.Texts));
        return one.Text.Length <= other.Text.Length ? one : other;
    }
}
