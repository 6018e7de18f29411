using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>Returns conventional names for the modules of a network, for use as class names: <c>MBConv6</c>, <c>SqueezeExcitation</c>.</summary>
/// <param name="network">The network.</param>
internal sealed class ModuleTitle(Network network)
{
    private readonly Dictionary<string, Stage> _blocks = Distinct(network.Stages.SelectMany(s => s.Blocks.Where(b => !b.StandsAlone).Select(b => (b.Path, Stage: s))));
    private readonly Dictionary<string, Stage> _stages = Distinct(network.Stages.Select(s => (Path: s.Path.Length > 0 ? s.Path : s.Blocks[0].Path, Stage: s)));

    /// <summary>Returns the stage that has a module as a block; <see langword="null"/> if the module is not a repeated block of a stage.</summary>
    /// <param name="module">The module.</param>
    public Stage? BlockOf(ModuleNode module) => _blocks.GetValueOrDefault(module.Path);

    /// <summary>
    /// Returns the stage that begins with a module, which is the module of the stage or of its first block; <see langword="null"/> if there is none.
    /// </summary>
    /// <param name="module">The module.</param>
    public Stage? BeginningWith(ModuleNode module) => _stages.GetValueOrDefault(module.Path);

    /// <summary>Returns the title of a module that is not a layer.</summary>
    /// <param name="module">The module.</param>
    public string Of(ModuleNode module)
    {
        var layers = module.Body?.Calls.Select(c => c.Layer?.Operation).ToList() ?? [];
        if (layers is [Convolution, ..] && layers.Count == layers.Select(Part).Distinct().Count() && layers.TrueForAll(l => l is Convolution or BatchNorm or Activation))
            return string.Concat(layers.Select(Part));
        if (layers is [GlobalAveragePool, .., Multiply])
            return "SqueezeExcitation";
        if (BlockOf(module) is { } block && Word(block.Description) is { Length: > 0 } title)
            return title;
        if (BeginningWith(module) is { Blocks: [{ StandsAlone: false }, ..] } stage && Word(stage.Member) is { Length: > 0 } member)
            return member;
        return Word(module.Path.Split('.').LastOrDefault(n => n.Length > 0 && char.IsAsciiLetter(n[0])) ?? string.Empty) is { Length: > 0 } name ? name : "Block";
    }

    private static string Part(Operation? operation) => operation switch { Convolution => "Conv", BatchNorm => "Norm", _ => "Activation" };

    /// <summary>Returns the first word of a text as a class name: <c>MBConv6</c> for <c>MBConv6, k3x3</c>; empty if there is none.</summary>
    /// <param name="text">The text.</param>
    public static string Word(string text)
    {
        var word = text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_').ToArray();
        var name = string.Concat(new string(word).Split('_').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
        return ModuleName.IsIdentifier(name) ? name : string.Empty;
    }

    private static Dictionary<string, Stage> Distinct(IEnumerable<(string Path, Stage Stage)> stages)
    {
        var found = new Dictionary<string, Stage>(StringComparer.Ordinal);
        foreach (var (path, stage) in stages.Where(s => s.Path.Length > 0))
            found.TryAdd(path, stage);
        return found;
    }
}
