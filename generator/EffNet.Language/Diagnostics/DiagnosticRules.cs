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

    /// <summary>EFN1001: a character the language has no use for.</summary>
    public static DiagnosticRule UnexpectedCharacter { get; } = Breaking("EFN1001", "Unexpected character", Syntax);

    /// <summary>EFN1002: the parser wanted something else here.</summary>
    public static DiagnosticRule UnexpectedToken { get; } = Breaking("EFN1002", "Unexpected text", Syntax);

    /// <summary>EFN1003: a brace, parenthesis or comment that never ends, or nests beyond reason.</summary>
    public static DiagnosticRule Unbalanced { get; } = Breaking("EFN1003", "Unbalanced text", Syntax);

    /// <summary>EFN1004: digits that are no number, or a unit there is not.</summary>
    public static DiagnosticRule MalformedNumber { get; } = Breaking("EFN1004", "Malformed number", Syntax);

    /// <summary>EFN1005: the file does not hold text.</summary>
    public static DiagnosticRule NotText { get; } = Breaking("EFN1005", "Not a text file", Syntax);

    /// <summary>EFN1006: nothing is declared.</summary>
    public static DiagnosticRule NothingDeclared { get; } = Breaking("EFN1006", "No family declared", Syntax);

    /// <summary>EFN1007: the language version is missing, late or unknown.</summary>
    public static DiagnosticRule LanguageVersion { get; } = Breaking("EFN1007", "Language version", Syntax);

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

    /// <summary>EFN2001: alpha, beta or gamma below 1.</summary>
    public static DiagnosticRule CoefficientBelowOne { get; } = Breaking("EFN2001", "Scaling coefficient below 1", Scaling);

    /// <summary>EFN2002: alpha * beta^2 * gamma^2 away from 2.</summary>
    public static DiagnosticRule ProductAwayFromTwo { get; } = Breaking("EFN2002", "Scaling product away from 2", Scaling);

    /// <summary>EFN2003: a negative phi.</summary>
    public static DiagnosticRule NegativePhi { get; } = Breaking("EFN2003", "Negative phi", Scaling);

    /// <summary>EFN2004: phi in a family that does not say how to scale.</summary>
    public static DiagnosticRule PhiWithoutScaling { get; } = Breaking("EFN2004", "phi without scaling", Scaling);

    /// <summary>EFN3001: a stage's declared input resolution is not the one it gets.</summary>
    public static DiagnosticRule ResolutionMismatch { get; } =
        new("EFN3001", "Stage resolution mismatch", Architecture, DiagnosticSeverity.Error, BreaksNetwork: false);

    /// <summary>EFN3002: a family without exactly one head at its end.</summary>
    public static DiagnosticRule HeadMissingOrMisplaced { get; } = Breaking("EFN3002", "Head missing or misplaced", Architecture);

    /// <summary>EFN3003: scaled beyond what can be generated.</summary>
    public static DiagnosticRule TooLarge { get; } = Breaking("EFN3003", "Network too large", Architecture);

    /// <summary>EFN4001: a <c>require</c> that does not hold.</summary>
    public static DiagnosticRule RequirementMissed { get; } =
        new("EFN4001", "Requirement missed", Budget, DiagnosticSeverity.Error, BreaksNetwork: false);

    /// <summary>All rules, by id: what the analyzer supports and the documentation describes.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnexpectedCharacter, UnexpectedToken, Unbalanced, MalformedNumber, NotText, NothingDeclared, LanguageVersion,
        UnknownWord, DuplicateWord, MissingWord, MisplacedWord, WrongValue, OutOfRange, UndeclaredName, UnusableName, ExtendsItself,
        WithoutEffect,
        CoefficientBelowOne, ProductAwayFromTwo, NegativePhi, PhiWithoutScaling,
        ResolutionMismatch, HeadMissingOrMisplaced, TooLarge,
        RequirementMissed,
    ];

    private static DiagnosticRule Breaking(string id, string title, string category) =>
        new(id, title, category, DiagnosticSeverity.Error, BreaksNetwork: true);
}
