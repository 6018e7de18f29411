using EffNet.Language.Text;

namespace EffNet.Language.Networks;

/// <summary>What an operator sees while it lays out one scaled stage.</summary>
internal sealed class StageBuilder
{
    private readonly List<Block> _blocks = [];
    private readonly StageDefinition _definition;
    private readonly FamilyDefinition _family;
    private readonly VariantDefinition _variant;
    private readonly Func<double> _nextDropRate;
    private readonly Shape _input;
    private (string Name, string Path, bool StandsAlone, Shape Input) _open;

    public StageBuilder(
        StageDefinition definition, FamilyDefinition family, VariantDefinition variant, Shape input, int index, Func<double> nextDropRate)
    {
        (_definition, _family, _variant, _input, _nextDropRate) = (definition, family, variant, input, nextDropRate);
        Path = FormattableString.Invariant($"features.{index}");
        Channels = definition.ChannelsAt(variant.Scale.Width, family.Rounding);
        Layers = definition.LayersAt(variant.Scale.Depth);
    }

    /// <summary>The stage's name in C#.</summary>
    public string Member => _definition.Member;

    /// <summary>Where torchvision keeps the stage.</summary>
    public string Path { get; }

    /// <summary>Output channels, scaled and rounded.</summary>
    public int Channels { get; }

    /// <summary>Repeats, scaled and rounded.</summary>
    public int Layers { get; }

    /// <summary>The variant's dropout rate.</summary>
    public double Dropout => _variant.Dropout;

    /// <summary>Outputs of the classifier.</summary>
    public int Classes => _family.Classes;

    public int Get(string argument) => _definition.Get(argument);

    public double? Find(string argument) => _definition.Find(argument);

    /// <summary>The stochastic depth rate of the next block; to be asked once per block, residual or not, because all blocks count.</summary>
    public double NextDropRate() => _nextDropRate();

    public BlockBuilder BeginBlock(string name, string path, bool standsAlone)
    {
        var input = _blocks.Count == 0 ? _input : _blocks[_blocks.Count - 1].Output;
        _open = (name, path, standsAlone, input);
        return new BlockBuilder(input, _family, _variant);
    }

    public void End(BlockBuilder block) => _blocks.Add(new Block(_open.Name, _open.Path, _open.StandsAlone, _open.Input, block.Build()));

    public Stage Build() =>
        new(_definition.Name, _definition.Member, _definition.Operator.Name, _definition.Operator.Describe(_definition), Path, Channels, Layers,
            (int)(_definition.Find("stride") ?? 1), _blocks.ToEquatableArray());
}
