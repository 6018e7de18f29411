using System.Collections.Immutable;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>The rules EFN1101 to EFN1114 and their diagnostics: words, names and values.</summary>
internal static class WordDiagnostics
{
    private const string Category = "EffNet.Words";

    private static readonly DiagnosticRule s_unknownWord = DiagnosticRule.Breaking("EFN1101", "Unknown word", Category);

    /// <summary>Returns the diagnostic for a word that has no meaning here or elsewhere.</summary>
    /// <param name="span">The word.</param>
    /// <param name="word">The word.</param>
    /// <param name="place">The block, call or setting that contains the word, as a message names it.</param>
    /// <param name="known">The words that have a meaning here.</param>
    /// <param name="isTaken">
    /// Returns <see langword="true"/> for a word that is already used here, so that it is not offered as a fix; by default, no word is in use.
    /// </param>
    /// <param name="kind">The kind of the word, for the message: a setting, an argument, a value.</param>
    public static Diagnostic UnknownWord(
        TextSpan span, string word, string place, IEnumerable<string> known, Predicate<string>? isTaken = null, string kind = "setting")
    {
        var suggestion = Suggest(word, known, out var nearest);
        var fix = nearest is null || isTaken?.Invoke(nearest) == true ? null : DiagnosticFix.Replace(span, nearest);
        return s_unknownWord.At(span, $"Unknown {kind} '{word}' in {place}. {suggestion}", fix);
    }

    private static readonly DiagnosticRule s_duplicateWord = DiagnosticRule.Breaking("EFN1102", "Duplicate word", Category);

    /// <summary>Returns the diagnostic for a setting, argument or declaration that appears twice.</summary>
    /// <param name="span">The second setting, argument or declaration.</param>
    /// <param name="word">The word that appears twice.</param>
    /// <param name="place">The block or call that contains both, as a message names it.</param>
    /// <param name="whole">The text to remove as a fix; <see langword="null"/> if there is no such fix.</param>
    /// <param name="kind">The kind of the word, for the message: a setting, an argument, a variant.</param>
    public static Diagnostic DuplicateWord(TextSpan span, string word, string place, TextSpan? whole = null, string kind = "setting") => s_duplicateWord.At(
        span, $"Duplicate {kind} '{word}' in {place}; remove one.", whole is { } second ? DiagnosticFix.Remove(second, $"the second '{word}'") : null);

    /// <summary>Returns the diagnostic for two declarations whose names are equal or differ only in case.</summary>
    /// <param name="span">The location of the second declaration.</param>
    /// <param name="declaration">The second declaration, such as <c>variant 'B0'</c>.</param>
    /// <param name="other">The first declaration, with its line.</param>
    /// <param name="name">The name.</param>
    public static Diagnostic NameTaken(TextSpan span, string declaration, string other, string name) => s_duplicateWord.At(
        span,
        $"{Capitalized(declaration)} and {other} are both called '{name}'; rename one of them. Names must differ by more than case.");

    private static readonly DiagnosticRule s_missingWord = DiagnosticRule.Breaking("EFN1103", "Missing word", Category);

    /// <summary>Returns the diagnostic for a required setting or argument that is missing.</summary>
    /// <param name="span">The block's or call's name.</param>
    /// <param name="word">The missing word.</param>
    /// <param name="place">The block or call, as a message names it.</param>
    /// <param name="example">The word with a value.</param>
    /// <param name="kind">The kind of the word, for the message: a setting, an argument, a block.</param>
    public static Diagnostic MissingWord(TextSpan span, string word, string place, string example, string kind = "setting") =>
        s_missingWord.At(span, $"{Capitalized(place)} is missing the required {kind} '{word}', for example '{example}'.");

    private static readonly DiagnosticRule s_misplacedWord = DiagnosticRule.Breaking("EFN1104", "Misplaced word", Category);

    /// <summary>Returns the diagnostic for a word that belongs elsewhere.</summary>
    /// <param name="span">The word.</param>
    /// <param name="word">The word.</param>
    /// <param name="place">The block, call or statement that contains the word, as a message names it.</param>
    /// <param name="home">The location where the word is allowed, as it follows "it belongs" in the message.</param>
    public static Diagnostic MisplacedWord(TextSpan span, string word, string place, string home) =>
        s_misplacedWord.At(span, $"'{word}' is not allowed in {place}; it belongs {home}.");

    /// <summary>Returns the diagnostic for <c>public</c> or <c>internal</c> before a declaration that does not allow it.</summary>
    public static Diagnostic MisplacedAccessibility(TextSpan span, string word, string keyword) => s_misplacedWord.At(
        span, $"'{word}' is not allowed before '{keyword}', only before 'family'; remove it.", DiagnosticFix.Remove(span, $"'{word}'"));

    private static readonly DiagnosticRule s_wrongValue = DiagnosticRule.Breaking("EFN1105", "Wrong kind of value", Category);

    /// <summary>Returns the diagnostic for a value of a kind that its setting does not accept.</summary>
    /// <param name="span">The value.</param>
    /// <param name="word">The setting.</param>
    /// <param name="wanted">The kind of value that the setting accepts.</param>
    /// <param name="example">The setting with a value, or a value.</param>
    /// <param name="fix">The change that gives the value the right kind, if that is certain.</param>
    public static Diagnostic WrongValue(TextSpan span, string word, string wanted, string example, DiagnosticFix? fix = null) =>
        s_wrongValue.At(span, $"'{word}' expects {wanted}, for example '{example}'.", fix);

    /// <summary>Returns the diagnostic for a bound on activations in bytes.</summary>
    /// <param name="span">The word.</param>
    /// <param name="memory">The same bound, written as a bound on <c>memory</c>.</param>
    /// <param name="isInBytes"><see langword="true"/> if the number of the bound has a unit of bytes, so that only the word must change.</param>
    public static Diagnostic ActivationsInBytes(TextSpan span, string memory, bool isInBytes) => s_wrongValue.At(
        span,
        $"'activations' counts the outputs of convolutions and linear layers, not bytes; write '{memory}'.",
        isInBytes ? DiagnosticFix.Replace(span, "memory") : null);

    /// <summary>Returns the diagnostic for a variant that solves two settings.</summary>
    public static Diagnostic SolvedTwice(TextSpan span, string word, string other) =>
        s_wrongValue.At(span, $"'{word}' must be a number, because the variant already solves '{other}'; solve only one of the two.");

    private static readonly DiagnosticRule s_outOfRange = DiagnosticRule.Breaking("EFN1106", "Number out of range", Category);

    /// <summary>Returns the diagnostic for a number outside of the range of its setting.</summary>
    /// <param name="span">The number.</param>
    /// <param name="word">The setting.</param>
    /// <param name="found">The number as written.</param>
    /// <param name="allowed">The range, as a message names it.</param>
    /// <param name="rule">The rule of this range; <see langword="null"/> for EFN1106.</param>
    /// <param name="likely">The number that was meant, if that is certain.</param>
    public static Diagnostic OutOfRange(TextSpan span, string word, string found, string allowed, DiagnosticRule? rule = null, string? likely = null) =>
        (rule ?? s_outOfRange).At(span, $"'{word}' is {found}; expected {allowed}.", likely is null ? null : DiagnosticFix.Replace(span, likely));

    private static readonly DiagnosticRule s_undeclaredName = DiagnosticRule.Breaking("EFN1107", "Undeclared name", Category);

    /// <summary>Returns the diagnostic for a profile or variant that is not declared.</summary>
    /// <param name="span">The name.</param>
    /// <param name="kind"><c>profile</c> or <c>variant</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="declared">The names that are declared.</param>
    public static Diagnostic UndeclaredName(TextSpan span, string kind, string name, IReadOnlyCollection<string> declared)
    {
        if (declared.Count == 0)
            return s_undeclaredName.At(span, $"Undeclared {kind} '{name}'; declare it in this file{(kind == "profile" ? $", for example {ProfileExample(name)}" : ".")}");
        var suggestion = Suggest(name, declared, out var nearest);
        return s_undeclaredName.At(span, $"Undeclared {kind} '{name}'. {suggestion}", nearest is null ? null : DiagnosticFix.Replace(span, nearest));
    }

    private static string ProfileExample(string name) => $"'profile {name} {{ padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }}'.";

    /// <summary>Returns the diagnostic for an override of a stage that the family does not have.</summary>
    /// <param name="span">The name.</param>
    /// <param name="name">The name.</param>
    /// <param name="family">The family.</param>
    /// <param name="stages">The stages of the family.</param>
    /// <param name="isTaken">Returns <see langword="true"/> for a stage that the variant already changes, so that it is not offered as a fix.</param>
    public static Diagnostic UnknownStage(TextSpan span, string name, string family, IEnumerable<string> stages, Predicate<string> isTaken)
    {
        var suggestion = Suggest(name, stages, out var nearest);
        var fix = nearest is null || isTaken(nearest) ? null : DiagnosticFix.Replace(span, nearest);
        return s_undeclaredName.At(span, $"Family '{family}' does not have a stage '{name}' to override. {suggestion}", fix);
    }

    private static readonly DiagnosticRule s_unusableName = DiagnosticRule.Breaking("EFN1108", "Unusable name", Category);

    /// <summary>Returns the diagnostic for a type name with a dot.</summary>
    public static Diagnostic DottedName(TextSpan span, string name) =>
        s_unusableName.At(span, $"'{name}' contains a dot; write the name of the type without a namespace. The type is in the file's namespace.");

    /// <summary>Returns the diagnostic for a type name that does not begin with a capital letter.</summary>
    public static Diagnostic NotCapitalized(TextSpan span, string name) =>
        s_unusableName.At(span, $"'{name}' becomes part of a C# type name and must begin with a capital letter.");

    /// <summary>Returns the diagnostic for a name that is too long for the name of a generated file.</summary>
    public static Diagnostic NameTooLong(TextSpan span, int length, int limit) =>
        s_unusableName.At(span, $"The name has {Number(length)} characters, but types and files are named after it, and their limit is {Number(limit)}; shorten it.");

    /// <summary>Returns the diagnostic for a name that C# reserves or that generated types use themselves.</summary>
    /// <param name="span">The name.</param>
    /// <param name="name">The name.</param>
    /// <param name="member">The name in C#.</param>
    public static Diagnostic ReservedName(TextSpan span, string name, string member) =>
        s_unusableName.At(span, $"'{name}' would become '{member}' in C#, a name that C# reserves or that generated types use themselves; choose another name.");

    private static readonly DiagnosticRule s_extendsItself = DiagnosticRule.Breaking("EFN1109", "Variant extends itself", Category);

    /// <summary>Returns the diagnostic for a variant that extends itself, directly or through others.</summary>
    public static Diagnostic ExtendsItself(TextSpan span, string name) =>
        s_extendsItself.At(span, $"Variant '{name}' extends itself, directly or through other variants; extend a variant that does not depend on '{name}'.");

    private static readonly DiagnosticRule s_withoutEffect = DiagnosticRule.Breaking("EFN1110", "Setting without effect", Category);

    /// <summary>Returns the diagnostic for a phi in a variant that specifies all factors.</summary>
    /// <param name="span">The word.</param>
    /// <param name="whole">The statement.</param>
    public static Diagnostic PhiWithoutEffect(TextSpan span, TextSpan whole) => s_withoutEffect.At(
        span, "'phi' has no effect, because width, depth and resolution are all specified; remove 'phi' or one of these three.", DiagnosticFix.Remove(whole, "'phi'"));

    /// <summary>Returns the conflict of an argument that applies to the head's convolution in a head without a convolution.</summary>
    public static ArgumentConflict WithoutConvolution(string argument) => new(
        argument, s_withoutEffect, $"has no convolution, because it does not specify 'channels', so '{argument}' has no effect; remove it, or write 'channels: 1280'");

    private static readonly DiagnosticRule s_tooManyVariants = DiagnosticRule.Breaking("EFN1111", "Too many variants", Category);

    /// <summary>Returns the diagnostic for a family with more variants than the limit.</summary>
    public static Diagnostic TooManyVariants(TextSpan span, string family, int limit) =>
        s_tooManyVariants.At(
            span,
            $"Family '{family}' has more than {Number(limit)} variants, the limit. This variant and later ones are not read; move them to another family.");

    private static readonly DiagnosticRule s_tooManyStages = DiagnosticRule.Breaking("EFN1112", "Too many stages", Category);

    /// <summary>Returns the diagnostic for a family with more stages than the limit.</summary>
    public static Diagnostic TooManyStages(TextSpan span, string family, int limit) =>
        s_tooManyStages.At(
            span,
            $"Family '{family}' has more than {Number(limit)} stages, the limit. This stage and later ones are not read. To repeat a block, raise 'layers' of its stage.");

    private static readonly DiagnosticRule s_uselessSuppression =
        DiagnosticRule.Claim("EFN1113", "Suppression without effect", Category, DiagnosticSeverity.Warning);

    /// <summary>Returns the diagnostic for a comment that begins as a suppression but has another form.</summary>
    public static Diagnostic MalformedSuppression(TextSpan span) =>
        s_uselessSuppression.At(
            span,
            "The suppression has no effect: expected 'ignore' and the id of a diagnostic after 'effnet:', for example '// effnet: ignore EFN3010, images are padded'.");

    /// <summary>Returns the diagnostic for an id that is not the id of a diagnostic.</summary>
    /// <param name="span">The id.</param>
    /// <param name="id">The id.</param>
    /// <param name="useless">The text to remove: the comment, or the id if the comment has others.</param>
    public static Diagnostic UnknownSuppression(TextSpan span, string id, TextSpan useless) =>
        s_uselessSuppression.At(span, $"Unknown diagnostic '{Printable(id)}' in a suppression; remove it.", DiagnosticFix.Remove(useless, $"'{Printable(id)}'"));

    /// <summary>Returns the diagnostic for the id of a diagnostic that cannot be suppressed.</summary>
    public static Diagnostic ForbiddenSuppression(TextSpan span, string id, TextSpan useless) => s_uselessSuppression.At(
        span, $"{id} cannot be suppressed, because it leaves no network to generate; remove the suppression.", DiagnosticFix.Remove(useless, $"'{id}'"));

    /// <summary>Returns the diagnostic for the id of a diagnostic that is not reported on the line.</summary>
    public static Diagnostic UnusedSuppression(TextSpan span, string id, TextSpan useless) =>
        s_uselessSuppression.At(span, $"{id} is not reported here, so the suppression has no effect; remove it.", DiagnosticFix.Remove(useless, $"'{id}'"));

    private static readonly DiagnosticRule s_tooManyBounds = DiagnosticRule.Breaking("EFN1114", "Too many requirements", Category);

    /// <summary>Returns the diagnostic for more requirements or targets than the limit.</summary>
    public static Diagnostic TooManyBounds(TextSpan span, string place, int limit) =>
        s_tooManyBounds.At(span, $"{Capitalized(place)} has more than {Number(limit)} bounds on costs, the limit. This bound and later ones are not read; remove them.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_unknownWord, s_duplicateWord, s_missingWord, s_misplacedWord, s_wrongValue, s_outOfRange, s_undeclaredName, s_unusableName, s_extendsItself, s_withoutEffect,
        s_tooManyVariants, s_tooManyStages, s_uselessSuppression, s_tooManyBounds,
    ]);
}
