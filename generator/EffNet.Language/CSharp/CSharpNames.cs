namespace EffNet.Language.CSharp;

/// <summary>Converts names in a file to names in C#, and checks them.</summary>
internal static class CSharpNames
{
    /// <summary>
    /// The members that generated types declare or inherit and that begin with a capital letter. A stage or type with such a name would collide with the member.
    /// Members in lower case cannot collide, because names from a file begin with a capital letter in C#.
    /// </summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "Parameters", "Flops", "Activations", "MemoryBytes", "TrainingMemoryBytes", "Candidates", "Phi", "Resolution", "Width", "Depth", "ClassCount", "InputChannels",
        "Stages", "Modules", "Features", "StageFeatures", "CostFor", "Definition", "Network", "Engine", "Declaration", "Checkpoints", "Load", "LoadAsync",
        "WeightsInfo", "WeightsReport", "Embed",
        "LoadWeights", "LoadWeightsAsync", "SaveWeights", "ExportOnnx", "ExportTorchScript", "Compile", "FoldedNorms", "EstimateNorms",
        "Variant", "Variants", "Create", "Classifier", "Call", "IsUnwatched", "Mean", "Connect", "Activate", "Multiply", "Add", "Attach",
        "Logits", "Channels", "Layers", "Stride", "InputSize", "OutputSize", "Dispose", "Equals", "GetHashCode", "GetName", "GetType",
        "ToString", "MemberwiseClone", "Finalize", "RegisterComponents", "ConditionallyRegisterParameter",
        "ConditionallyRegisterBuffer", "ClearModules", "ReplaceBuffer", "ReplaceParameter", "HType", "HookRemover", "Prepare", "Prepared", "Input", "Place", "OnCreated",
        "BeginRun", "Run", "FreezeBefore", "FreezeThrough", "Unfreeze", "TrainableParameters", "Entry", "Repeat",
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

        // Undocumented keywords.
        "__arglist", "__makeref", "__reftype", "__refvalue",
    };

    /// <summary>The maximum length of the name of a type or member. Generated files are named after types, and file systems limit names to 255 bytes.</summary>
    public const int MaximumLength = 200;

    /// <summary>Returns the C# member for the stage <paramref name="name"/>: <c>StemConv</c> for <c>stem_conv</c>.</summary>
    public static string Member(string name) =>
        string.Concat(name.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));

    /// <summary>
    /// Returns <see langword="true"/> if a stage can have the member <paramref name="member"/>: it is a valid identifier and not reserved; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    public static bool IsUsableMember(string member) =>
        member.Length > 0 && char.IsLetter(member[0]) && !s_reserved.Contains(member) && !IsNumbered(member, "Reduction") && !IsNumbered(member, "Block");

    /// <summary>Returns the name of the local variable for the result of <paramref name="member"/>.</summary>
    public static string Local(string member)
    {
        var local = char.ToLowerInvariant(member[0]) + member.Substring(1);
        return s_cSharpKeywords.Contains(local) ? "@" + local : local;
    }

    /// <summary>
    /// Returns <see langword="true"/> if <paramref name="name"/> begins with a capital letter, as no C# keyword does; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool IsCapitalized(string name) => name[0] is >= 'A' and <= 'Z';

    /// <summary>
    /// Returns <see langword="true"/> if a type with this name would have a member of the same name, which C# forbids; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>Returns the first part of the namespace <paramref name="name"/> that is a C# keyword; <see langword="null"/> if there is none.</summary>
    public static string? FindKeyword(string name) => name.Split('.').FirstOrDefault(s_cSharpKeywords.Contains);

    private static bool IsNumbered(string member, string prefix) =>
        member.StartsWith(prefix, StringComparison.Ordinal) && member.Skip(prefix.Length).All(char.IsDigit);
}
