namespace EffNet.Language.CSharp;

/// <summary>From names in a file to names in C#.</summary>
internal static class CSharpNames
{
    /// <summary>
    /// Names that generated types have, or inherit, in capitals: a stage or a type called so would collide. Lower-case names
    /// cannot: what comes from a file begins with a capital.
    /// </summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "Parameters", "Flops", "Activations", "MemoryBytes", "TrainingMemoryBytes", "Candidates", "Phi", "Resolution", "Width", "Depth", "ClassCount", "InputChannels", "Stages", "Modules", "Features", "StageFeatures", "CostFor", "Definition", "Network", "Engine", "Declaration", "Checkpoints", "Load", "LoadAsync", "WeightsInfo", "WeightsReport", "Embed", "LoadWeights", "LoadWeightsAsync", "SaveWeights", "ExportOnnx", "ExportTorchScript", "Compile", "FoldedNorms", "EstimateNorms",
        "Variant", "Variants", "Create", "Classifier", "Call", "IsUnwatched", "Mean", "Connect", "Activate", "Multiply", "Add", "Attach",
        "Logits", "Channels", "Layers", "Stride", "InputSize", "OutputSize", "Dispose", "Equals", "GetHashCode", "GetName", "GetType",
        "ToString", "MemberwiseClone", "Finalize", "RegisterComponents", "ConditionallyRegisterParameter",
        "ConditionallyRegisterBuffer", "ClearModules", "ReplaceBuffer", "ReplaceParameter", "HType", "HookRemover", "Prepare", "Prepared", "Input", "Place", "OnCreated", "BeginRun", "Run", "FreezeBefore", "FreezeThrough", "Unfreeze", "TrainableParameters", "Entry", "Repeat",
        "Conv", "Norm", "Activation", "Pool", "Flat", "Dropout", "Linear", "Padded",
    };

    private static readonly HashSet<string> s_cSharpKeywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while",

        // Reserved without being documented.
        "__arglist", "__makeref", "__reftype", "__refvalue",
    };

    /// <summary>The longest name a type or a member may have: generated files are named after types, and file systems end at 255 bytes.</summary>
    public const int MaximumLength = 200;

    /// <summary>The C# member for a stage called <paramref name="name"/>: <c>stem_conv</c> becomes <c>StemConv</c>.</summary>
    public static string Member(string name) =>
        string.Concat(name.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));

    /// <summary>Whether a member called so would collide, or could not be written.</summary>
    public static bool IsUsableMember(string member) =>
        member.Length > 0 && char.IsLetter(member[0]) && !s_reserved.Contains(member) && !IsNumbered(member, "Reduction") && !IsNumbered(member, "Block");

    /// <summary>The local variable that holds what <paramref name="member"/> yields.</summary>
    public static string Local(string member)
    {
        var local = char.ToLowerInvariant(member[0]) + member.Substring(1);
        return s_cSharpKeywords.Contains(local) ? "@" + local : local;
    }

    /// <summary>Whether <paramref name="name"/> begins as types do. No C# keyword begins with a capital.</summary>
    public static bool IsCapitalized(string name) => name[0] is >= 'A' and <= 'Z';

    /// <summary>Whether a type called so would have a member of its own name, which C# forbids.</summary>
    public static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>The first word of a namespace that C# reserves, if any.</summary>
    public static string? FindKeyword(string name) => name.Split('.').FirstOrDefault(s_cSharpKeywords.Contains);

    private static bool IsNumbered(string member, string prefix) =>
        member.StartsWith(prefix, StringComparison.Ordinal) && member.Skip(prefix.Length).All(char.IsDigit);
}
