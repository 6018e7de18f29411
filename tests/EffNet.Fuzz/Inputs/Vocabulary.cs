namespace EffNet.Fuzz.Inputs;

/// <summary>Words, numbers and statements to insert into texts: those of the corpus, and others that no valid text contains.</summary>
internal sealed class Vocabulary
{
    private static readonly string[] s_edgeNumbers =
    [
        "0", "-1", "1", "2", "-0", "0.0", "1e400", "1e-400", "1e28", "1e-28", "7.9e28", "1e9", "1E+9", "1e308", "5e-324", "2147483647",
        "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "9_999_999_999", "65_536", "65_537", "16384", "16385", "1000",
        "1001", "0x10", "NaN", "Infinity", "1__0", "_1", "1_", "1.", ".5", "1.5.5", "1e", "1e+", "00", "007", "0.1",
        "0.3333333333333333333333333333", "99999999999999999999999999999999", "100%", "101%", "-5%", "0.5%",
    ];

    private static readonly string[] s_units =
    [
        "%", "K", "M", "G", "T", "B", "k", "KiB", "MiB", "GiB", "TiB", "KB", "Q", "x", "%%", "e", "E5", "_", " K", " %",
    ];

    private static readonly string[] s_punctuation =
    [
        "{", "}", "(", ")", ";", ":", ",", ".", "=", "~", "<=", ">=", "<", ">", "==", "+", "*", "/", "-", "[", "]", "..", "\"", "'", "`", "@",
        "#", "$", "&", "|", "\\", "?", "!",
    ];

    /// <summary>Names in generated code. Names in a file must not conflict with them.</summary>
    private static readonly string[] s_codeNames =
    [
        "System", "TorchSharp", "torch", "EffNet", "Tensor", "Module", "forward", "Forward", "Features", "Logits", "Parameters", "Flops",
        "Stages", "Variant", "Variants", "Classifier", "CostFor", "Initialize", "OnCreated", "Dispose", "ToString", "GetType", "Equals",
        "GetHashCode", "Finalize", "MemberwiseClone", "Object", "String", "NetworkVariant", "UnrolledNetwork", "Block1", "Stage3", "Reduction2",
        "ExpandConv", "name", "train", "eval", "children", "input", "images", "device", "dtype", "class", "record", "field", "value", "var",
        "dynamic", "nint", "global", "file", "required", "scoped", "async", "await", "when", "where", "partial", "extension", "null", "true",
        "string", "object", "void", "this", "base", "_", "__", "___arglist", "__arglist", "__makeref", "__reftype", "__refvalue", "allows", "unmanaged", "managed", "notnull",
        "con", "aux", "nul",
    ];

    /// <summary>Whole pieces of text. Some are from planned versions of the language and are errors in the current version.</summary>
    private static readonly string[] s_phrases =
    [
        "effnet 1;", "effnet 2;", "namespace A.B;", "public ", "internal ", "variant X { }", "variant X { phi: 1; }", "family F { }",
        "profile p { padding: same; }", "require parameters <= 5M;", "require flops ~ 0.39G;",
        "require memory(batch: 8, mode: training) <= 40MiB;", "require memory(batch: 1, mode: inference) = 1Q;",
        "phi: solve(flops <= 600M);", "width: solve(flops <= 300M);", "resolution: solve(flops <= 300M);", "phi: solve(parameters <= 1e400);",
        "search S { alpha: from 1.0 to 1.4 step 0.05; }",
        "require receptive_field >= 200;", "require flops >= 1.9 * baseline;", "require receptive_field <= 1KiB;", "phi: solve(receptive_field >= 100);",
        "measured { top1: 93.1%; on: cifar10; }", "measured { top1: 1; top5: 0.5%; on: a.b; seeds: 1; deviation: 100%; }", "top1: 50%;", "on: imagenet;", "seeds: 2;",
        "deviation: 0.1%;",
        "require flops within 5% of 2 * baseline;", "require parameters <= 2 * baseline;", "require flops within 50% of 1M;", "tolerance: 1;", "networks: all;",
        "alpha: from 1 to 2 step 0;", "beta: from 2 to 1 step -0.1;", "stage3 { layers: 4; }", "stage3 { kernel: 5; channels: 40; }",
        "se: 0.25 of expanded", "se: 0.25 of input", "of expanded", "// effnet: ignore EFN3101\n", "// effnet: ignore\n",
        "// effnet: ignore EFN1101, EFN4001\n", "/* effnet: ignore EFN3001 */",
        "fused_mbconv(kernel: 3, stride: 2, expand: 4, channels: 48, layers: 4)", "extends: X;", "type: Other;", "paper { parameters: 1M; }",
        "norm: batch(eps: 0, momentum: 2);", "classes: 0;", "classes: 10;", "activation: relu;", "stage3 { se: none; }", "se: none;", "rounding { depth: nearest; }", "0,2", "4x",
        "400k",
        "at: 1", "layers: 1000", "phi: 50;", "width: 1e-9;",
    ];

    /// <summary>Initializes a new instance of the class with the words of <paramref name="corpus"/>.</summary>
    public Vocabulary(Corpus corpus)
    {
        var tokens = corpus.Texts.SelectMany(t => Tokens.Split(t.Text)).Where(t => !string.IsNullOrWhiteSpace(t)).Distinct().Order(StringComparer.Ordinal).ToList();
        Words = [.. tokens.Where(Tokens.IsWord), .. s_codeNames];
        Numbers = [.. tokens.Where(Tokens.IsNumber), .. s_edgeNumbers];
        Units = s_units;
        Everything = [Words, Numbers, Units, s_punctuation, s_phrases];
    }

    /// <summary>Gets the words of the corpus and of generated code.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Gets the numbers of the corpus, and numbers at the limits of the valid range.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Gets valid and invalid units after a number.</summary>
    public IReadOnlyList<string> Units { get; }

    private IReadOnlyList<string>[] Everything { get; }

    /// <summary>Returns any piece of text. All kinds are equally likely.</summary>
    public string Pick(Dice dice) => dice.Pick(dice.Pick(Everything));
}
