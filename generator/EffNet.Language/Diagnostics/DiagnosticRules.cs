using System.Collections.Immutable;

namespace EffNet.Language.Diagnostics;

/// <summary>Every rule there is. <see cref="Report"/> writes their messages.</summary>
public static class DiagnosticRules
{
    private const string Syntax = "EffNet.Syntax";
    private const string Words = "EffNet.Words";
    private const string Scaling = "EffNet.Scaling";
    private const string Architecture = "EffNet.Architecture";
    private const string Budget = "EffNet.Budget";
    private const string Project = "EffNet.Project";

    /// <summary>EFN1001: a character the language has no use for.</summary>
    public static DiagnosticRule UnexpectedCharacter { get; } = Breaking("EFN1001", "Unexpected character", Syntax);

    /// <summary>EFN1002: the parser wanted something else here.</summary>
    public static DiagnosticRule UnexpectedToken { get; } = Breaking("EFN1002", "Unexpected text", Syntax);

    /// <summary>EFN1003: a brace, parenthesis or comment that never ends.</summary>
    public static DiagnosticRule Unbalanced { get; } = Breaking("EFN1003", "Unbalanced text", Syntax);

    /// <summary>EFN1004: digits that are no number, or a unit there is not.</summary>
    public static DiagnosticRule MalformedNumber { get; } = Breaking("EFN1004", "Malformed number", Syntax);

    /// <summary>EFN1005: the file does not hold text.</summary>
    public static DiagnosticRule NotText { get; } = Breaking("EFN1005", "Not a text file", Syntax);

    /// <summary>EFN1006: nothing is declared.</summary>
    public static DiagnosticRule NothingDeclared { get; } = Breaking("EFN1006", "No family declared", Syntax);

    /// <summary>EFN1007: the language version is missing, late or unknown.</summary>
    public static DiagnosticRule LanguageVersion { get; } = Breaking("EFN1007", "Language version", Syntax);

    /// <summary>EFN1008: more text than is read.</summary>
    public static DiagnosticRule FileTooLarge { get; } = Breaking("EFN1008", "File too large", Syntax);

    /// <summary>EFN1009: blocks or calls that nest beyond reason.</summary>
    public static DiagnosticRule NestedTooDeep { get; } = Breaking("EFN1009", "Nested too deep", Syntax);

    /// <summary>EFN1101: a word that means nothing here or anywhere.</summary>
    public static DiagnosticRule UnknownWord { get; } = Breaking("EFN1101", "Unknown word", Words);

    /// <summary>EFN1102: said twice.</summary>
    public static DiagnosticRule DuplicateWord { get; } = Breaking("EFN1102", "Duplicate word", Words);

    /// <summary>EFN1103: not said, and without it nothing can be built.</summary>
    public static DiagnosticRule MissingWord { get; } = Breaking("EFN1103", "Missing word", Words);

    /// <summary>EFN1104: a word that belongs elsewhere.</summary>
    public static DiagnosticRule MisplacedWord { get; } = Breaking("EFN1104", "Misplaced word", Words);

    /// <summary>EFN1105: a number where a name belongs, and the like.</summary>
    public static DiagnosticRule WrongValue { get; } = Breaking("EFN1105", "Wrong kind of value", Words);

    /// <summary>EFN1106: a number outside what the setting allows.</summary>
    public static DiagnosticRule OutOfRange { get; } = Breaking("EFN1106", "Number out of range", Words);

    /// <summary>EFN1107: a profile or variant that is referred to but not declared.</summary>
    public static DiagnosticRule UndeclaredName { get; } = Breaking("EFN1107", "Undeclared name", Words);

    /// <summary>EFN1108: a name C# could not use.</summary>
    public static DiagnosticRule UnusableName { get; } = Breaking("EFN1108", "Unusable name", Words);

    /// <summary>EFN1109: a variant that extends itself.</summary>
    public static DiagnosticRule ExtendsItself { get; } = Breaking("EFN1109", "Variant extends itself", Words);

    /// <summary>EFN1110: a setting that another one makes meaningless.</summary>
    public static DiagnosticRule WithoutEffect { get; } = Breaking("EFN1110", "Setting without effect", Words);

    /// <summary>EFN1111: more variants in one family than are read.</summary>
    public static DiagnosticRule TooManyVariants { get; } = Breaking("EFN1111", "Too many variants", Words);

    /// <summary>EFN1112: more stages in one family than are read.</summary>
    public static DiagnosticRule TooManyStages { get; } = Breaking("EFN1112", "Too many stages", Words);

    /// <summary>EFN1113: a comment that suppresses nothing, or something that cannot be.</summary>
    public static DiagnosticRule UselessSuppression { get; } = Claim("EFN1113", "Suppression without effect", Words, DiagnosticSeverity.Warning);

    /// <summary>EFN1114: more requirements or targets than are checked.</summary>
    public static DiagnosticRule TooManyBounds { get; } = Breaking("EFN1114", "Too many requirements", Words);

    /// <summary>EFN2001: alpha, beta or gamma below 1.</summary>
    public static DiagnosticRule CoefficientBelowOne { get; } = Breaking("EFN2001", "Scaling coefficient below 1", Scaling);

    /// <summary>EFN2002: alpha * beta^2 * gamma^2 away from 2.</summary>
    public static DiagnosticRule ProductAwayFromTwo { get; } = Breaking("EFN2002", "Scaling product away from 2", Scaling);

    /// <summary>EFN2003: a negative phi.</summary>
    public static DiagnosticRule NegativePhi { get; } = Breaking("EFN2003", "Negative phi", Scaling);

    /// <summary>EFN2004: phi in a family that does not say how to scale.</summary>
    public static DiagnosticRule PhiWithoutScaling { get; } = Breaking("EFN2004", "phi without scaling", Scaling);

    /// <summary>EFN2005: explicit width, depth and resolution that no phi comes near.</summary>
    public static DiagnosticRule FarFromEveryPhi { get; } = Claim("EFN2005", "Coefficients far from every phi", Scaling, DiagnosticSeverity.Info);

    /// <summary>EFN2006: a channel count that rounding changes by over 10%, or one that the variant itself states.</summary>
    public static DiagnosticRule RoundingMovesWidth { get; } = Claim("EFN2006", "Rounding moves channels", Scaling, DiagnosticSeverity.Info);

    /// <summary>EFN2007: another depth that repeats every block equally often.</summary>
    public static DiagnosticRule SameRepeats { get; } = Claim("EFN2007", "Depths with the same repeats", Scaling, DiagnosticSeverity.Info);

    /// <summary>EFN2008: a variant that scales up and costs less.</summary>
    public static DiagnosticRule LargerCostsLess { get; } = Claim("EFN2008", "Larger variant costs less", Scaling, DiagnosticSeverity.Warning);

    /// <summary>EFN2009: a grid of more points than are tried.</summary>
    public static DiagnosticRule GridTooLarge { get; } = Breaking("EFN2009", "Search grid too large", Scaling);

    /// <summary>EFN2010: a grid on which no point meets the constraints.</summary>
    public static DiagnosticRule NoCandidate { get; } = Breaking("EFN2010", "Search finds nothing", Scaling);

    /// <summary>EFN2011: a type for coefficients that the search does not find.</summary>
    public static DiagnosticRule NotACandidate { get; } = Breaking("EFN2011", "Not a candidate of the search", Scaling);

    /// <summary>EFN2012: a solved target of which a tenth or more stays unused, because no network lies between.</summary>
    public static DiagnosticRule FarFromTarget { get; } = Claim("EFN2012", "Solved far from its target", Scaling, DiagnosticSeverity.Info);

    /// <summary>EFN2013: a search whose candidates need more types than are generated.</summary>
    public static DiagnosticRule TooManyNetworks { get; } = Breaking("EFN2013", "Too many networks of a search", Scaling);

    /// <summary>EFN2014: a search that compares with a baseline that cannot be built.</summary>
    public static DiagnosticRule BaselineNotBuilt { get; } = Breaking("EFN2014", "Baseline cannot be built", Scaling);

    /// <summary>EFN3001: a stage's declared input resolution is not the one it gets.</summary>
    public static DiagnosticRule ResolutionMismatch { get; } =
        Claim("EFN3001", "Stage resolution mismatch", Architecture, DiagnosticSeverity.Error);

    /// <summary>EFN3002: a family without exactly one head at its end.</summary>
    public static DiagnosticRule HeadMissingOrMisplaced { get; } = Breaking("EFN3002", "Head missing or misplaced", Architecture);

    /// <summary>EFN3003: scaled beyond what can be generated.</summary>
    public static DiagnosticRule TooLarge { get; } = Breaking("EFN3003", "Network too large", Architecture);

    /// <summary>EFN3004: a kernel without a center.</summary>
    public static DiagnosticRule EvenKernel { get; } = Breaking("EFN3004", "Even kernel", Architecture);

    /// <summary>EFN3005: a stride other than 1 or 2.</summary>
    public static DiagnosticRule UnusualStride { get; } = Breaking("EFN3005", "Stride other than 1 or 2", Architecture);

    /// <summary>EFN3006: a squeeze-and-excitation ratio outside (0, 1].</summary>
    public static DiagnosticRule SqueezeOutOfRange { get; } = Breaking("EFN3006", "Squeeze ratio out of range", Architecture);

    /// <summary>EFN3007: groups that do not divide the channels.</summary>
    public static DiagnosticRule GroupsDoNotDivide { get; } = Breaking("EFN3007", "Groups do not divide channels", Architecture);

    /// <summary>EFN3008: a residual stage none of whose blocks can add its input.</summary>
    public static DiagnosticRule NeverAdds { get; } = Claim("EFN3008", "Residual stage that never adds", Architecture, DiagnosticSeverity.Info);

    /// <summary>EFN3009: a stage that reads maps of one pixel.</summary>
    public static DiagnosticRule ResolutionCollapses { get; } = Claim("EFN3009", "Resolution collapses", Architecture, DiagnosticSeverity.Warning);

    /// <summary>EFN3010: a resolution that the strides do not divide.</summary>
    public static DiagnosticRule ResolutionDoesNotDivide { get; } = Claim("EFN3010", "Resolution does not divide", Architecture, DiagnosticSeverity.Info);

    /// <summary>EFN3011: a quoted figure of another order of magnitude than the network's.</summary>
    public static DiagnosticRule PaperFarOff { get; } = Claim("EFN3011", "Quoted figure far off", Architecture, DiagnosticSeverity.Warning);

    /// <summary>EFN4001: a <c>require</c> that does not hold.</summary>
    public static DiagnosticRule RequirementMissed { get; } = Claim("EFN4001", "Requirement missed", Budget, DiagnosticSeverity.Error);

    /// <summary>EFN4002: a target that no value of the solved setting meets, or that none exceeds.</summary>
    public static DiagnosticRule TargetUnreachable { get; } = Breaking("EFN4002", "Target cannot be met", Budget);

    /// <summary>EFN5001: two files that declare one type.</summary>
    public static DiagnosticRule TypeDeclaredTwice { get; } = Claim("EFN5001", "Type declared by two files", Project, DiagnosticSeverity.Error);

    /// <summary>EFN5002: a project without the run-time library.</summary>
    public static DiagnosticRule EffNetNotReferenced { get; } = Claim("EFN5002", "EffNet not referenced", Project, DiagnosticSeverity.Error);

    /// <summary>EFN5003: a project without TorchSharp.</summary>
    public static DiagnosticRule TorchSharpNotReferenced { get; } = Claim("EFN5003", "TorchSharp not referenced", Project, DiagnosticSeverity.Error);

    /// <summary>EFN5004: a .effnet file the compiler is not given.</summary>
    public static DiagnosticRule FileNotCompiled { get; } = Claim("EFN5004", "File is not compiled", Project, DiagnosticSeverity.Warning);

    /// <summary>EFN5005: a shipped family that does not exist.</summary>
    public static DiagnosticRule UnknownFamily { get; } = Claim("EFN5005", "Unknown shipped family", Project, DiagnosticSeverity.Error);

    /// <summary>EFN5006: a project with an older C# than generated code needs.</summary>
    public static DiagnosticRule LanguageTooOld { get; } = Claim("EFN5006", "Language version too old", Project, DiagnosticSeverity.Error);

    /// <summary>EFN5007: a type that a referenced assembly has too.</summary>
    public static DiagnosticRule TypeAlsoReferenced { get; } = Claim("EFN5007", "Type exists in a reference", Project, DiagnosticSeverity.Warning);

    /// <summary>EFN5008: a reference of another version of EffNet.</summary>
    public static DiagnosticRule OtherVersion { get; } = Claim("EFN5008", "Reference of another version", Project, DiagnosticSeverity.Error);

    /// <summary>All rules, by id: what the analyzer supports and the documentation describes.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        UnexpectedCharacter, UnexpectedToken, Unbalanced, MalformedNumber, NotText, NothingDeclared, LanguageVersion, FileTooLarge, NestedTooDeep,
        UnknownWord, DuplicateWord, MissingWord, MisplacedWord, WrongValue, OutOfRange, UndeclaredName, UnusableName, ExtendsItself,
        WithoutEffect, TooManyVariants, TooManyStages, UselessSuppression, TooManyBounds,
        CoefficientBelowOne, ProductAwayFromTwo, NegativePhi, PhiWithoutScaling, FarFromEveryPhi, RoundingMovesWidth, SameRepeats, LargerCostsLess,
        GridTooLarge, NoCandidate, NotACandidate, FarFromTarget, TooManyNetworks, BaselineNotBuilt,
        ResolutionMismatch, HeadMissingOrMisplaced, TooLarge, EvenKernel, UnusualStride, SqueezeOutOfRange, GroupsDoNotDivide, NeverAdds,
        ResolutionCollapses, ResolutionDoesNotDivide, PaperFarOff,
        RequirementMissed, TargetUnreachable,
        TypeDeclaredTwice, EffNetNotReferenced, TorchSharpNotReferenced, FileNotCompiled, UnknownFamily,
        LanguageTooOld, TypeAlsoReferenced, OtherVersion,
    ]);

    private static DiagnosticRule Claim(string id, string title, string category, DiagnosticSeverity severity) =>
        new(id, title, category, severity, BreaksNetwork: false);

    private static DiagnosticRule Breaking(string id, string title, string category) =>
        new(id, title, category, DiagnosticSeverity.Error, BreaksNetwork: true);
}
