using System.Collections.Immutable;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>EFN1101 to EFN1114: words, names and values.</summary>
internal static class WordDiagnostics
{
    private const string Category = "EffNet.Words";

    private static readonly DiagnosticRule s_unknownWord = DiagnosticRule.Breaking("EFN1101", "Unknown word", Category);

    /// <summary>A word that has no meaning, here or elsewhere.</summary>
    /// <param name="span">The word.</param>
    /// <param name="word">The word.</param>
    /// <param name="place">The block, call or setting that it is in, as a message names it.</param>
    /// <param name="known">The words that have a meaning here.</param>
    /// <param name="isTaken">Whether a word is there already, so that it cannot be the one that was meant; by default none is.</param>
    public static Diagnostic UnknownWord(TextSpan span, string word, string place, IEnumerable<string> known, Predicate<string>? isTaken = null)
    {
        var suggestion = Suggest(word, known, out var nearest);
        var fix = nearest is null || isTaken?.Invoke(nearest) == true ? null : DiagnosticFix.Replace(span, nearest);
        return s_unknownWord.At(span, $"'{word}' is not a word {place} knows; {suggestion}", fix);
    }

    private static readonly DiagnosticRule s_duplicateWord = DiagnosticRule.Breaking("EFN1102", "Duplicate word", Category);

    /// <summary>A setting, argument or declaration that appears twice.</summary>
    /// <param name="span">The second one.</param>
    /// <param name="word">Its word.</param>
    /// <param name="place">The block or call that has both, as a message names it.</param>
    /// <param name="whole">All of the second one; <see langword="null"/> if it cannot simply be removed.</param>
    public static Diagnostic DuplicateWord(TextSpan span, string word, string place, TextSpan? whole = null) => s_duplicateWord.At(
        span, $"'{word}' stands in {place} already; keep one of the two.", whole is { } second ? DiagnosticFix.Remove(second, $"the second '{word}'") : null);

    /// <summary>Two declarations have the same name, or names that differ only in case.</summary>
    /// <param name="span">The location of the second one.</param>
    /// <param name="declaration">The second declaration, such as <c>variant 'B0'</c>.</param>
    /// <param name="other">The first declaration, with its line.</param>
    /// <param name="name">The name.</param>
    public static Diagnostic NameTaken(TextSpan span, string declaration, string other, string name) => s_duplicateWord.At(
        span,
        $"{char.ToUpperInvariant(declaration[0])}{declaration.Substring(1)} and {other} are both called '{name}'; rename one of them. Names must differ by more than case.");

    private static readonly DiagnosticRule s_missingWord = DiagnosticRule.Breaking("EFN1103", "Missing word", Category);

    /// <summary>A required setting or argument that is missing.</summary>
    /// <param name="span">The block's or call's name.</param>
    /// <param name="word">The missing word.</param>
    /// <param name="place">The block or call, as a message names it.</param>
    /// <param name="example">The word with a value.</param>
    public static Diagnostic MissingWord(TextSpan span, string word, string place, string example) =>
        s_missingWord.At(span, $"{Capitalized(place)} says no '{word}'; write for instance '{example}'.");

    private static readonly DiagnosticRule s_misplacedWord = DiagnosticRule.Breaking("EFN1104", "Misplaced word", Category);

    /// <summary>A word that belongs elsewhere.</summary>
    /// <param name="span">The word.</param>
    /// <param name="word">The word.</param>
    /// <param name="place">Where it is, as a message says it.</param>
    /// <param name="home">Where it belongs, as a message says it.</param>
    public static Diagnostic MisplacedWord(TextSpan span, string word, string place, string home) =>
        s_misplacedWord.At(span, $"'{word}' does not belong in {place}; it belongs {home}.");

    /// <summary>An accessibility before a declaration that takes none.</summary>
    public static Diagnostic MisplacedAccessibility(TextSpan span, string word, string keyword) => s_misplacedWord.At(
        span, $"'{word}' does not belong in front of a {keyword}; it belongs in front of a family.", DiagnosticFix.Remove(span, $"'{word}'"));

    private static readonly DiagnosticRule s_wrongValue = DiagnosticRule.Breaking("EFN1105", "Wrong kind of value", Category);

    /// <summary>A value of another kind than its setting takes.</summary>
    /// <param name="span">The value.</param>
    /// <param name="word">The setting.</param>
    /// <param name="wanted">The kind of value that it takes.</param>
    /// <param name="example">The setting with a value, or a value.</param>
    /// <param name="fix">The change after which the value has the right kind, if that is certain.</param>
    public static Diagnostic WrongValue(TextSpan span, string word, string wanted, string example, DiagnosticFix? fix = null) =>
        s_wrongValue.At(span, $"'{word}' wants {wanted}; write for instance '{example}'.", fix);

    /// <summary>A bound on activations in bytes.</summary>
    /// <param name="span">The word.</param>
    /// <param name="memory">The bound as a bound on memory.</param>
    /// <param name="isInBytes">Whether its number counts bytes already.</param>
    public static Diagnostic ActivationsInBytes(TextSpan span, string memory, bool isInBytes) => s_wrongValue.At(
        span,
        $"'activations' counts the outputs of convolutions and linear layers, not bytes; write '{memory}'.",
        isInBytes ? DiagnosticFix.Replace(span, "memory") : null);

    /// <summary>A second setting that is to be solved.</summary>
    public static Diagnostic SolvedTwice(TextSpan span, string word, string other) =>
        s_wrongValue.At(span, $"'{word}' must be a number, because '{other}' is solved already; solve one of the two, and write the other.");

    private static readonly DiagnosticRule s_outOfRange = DiagnosticRule.Breaking("EFN1106", "Number out of range", Category);

    /// <summary>A number outside of the range of its setting.</summary>
    /// <param name="span">The number.</param>
    /// <param name="word">The setting.</param>
    /// <param name="found">The number as written.</param>
    /// <param name="allowed">The range, as a message says it.</param>
    /// <param name="rule">The rule of this range; <see langword="null"/> for the common one.</param>
    /// <param name="likely">The number that was meant, if that is certain.</param>
    public static Diagnostic OutOfRange(TextSpan span, string word, string found, string allowed, DiagnosticRule? rule = null, string? likely = null) =>
        (rule ?? s_outOfRange).At(span, $"'{word}' is {found}; write {allowed}.", likely is null ? null : DiagnosticFix.Replace(span, likely));

    private static readonly DiagnosticRule s_undeclaredName = DiagnosticRule.Breaking("EFN1107", "Undeclared name", Category);

    /// <summary>A profile or variant that is not declared.</summary>
    /// <param name="span">The name.</param>
    /// <param name="kind"><c>profile</c> or <c>variant</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="declared">The names that are declared.</param>
    public static Diagnostic UndeclaredName(TextSpan span, string kind, string name, IReadOnlyCollection<string> declared)
    {
        if (declared.Count == 0)
            return s_undeclaredName.At(span, $"There is no {kind} '{name}'; declare it in this file{(kind == "profile" ? $": {ProfileExample(name)}" : ".")}");
        var suggestion = Suggest(name, declared, out var nearest);
        return s_undeclaredName.At(span, $"There is no {kind} '{name}' here; {suggestion}", nearest is null ? null : DiagnosticFix.Replace(span, nearest));
    }

    private static string ProfileExample(string name) => $"'profile {name} {{ padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }}'.";

    /// <summary>An override of a stage that the family does not have.</summary>
    public static Diagnostic UnknownStage(TextSpan span, string name, string family, IEnumerable<string> stages)
    {
        var suggestion = Suggest(name, stages, out var nearest);
        return s_undeclaredName.At(
            span, $"Family '{family}' has no stage '{name}' to override; {suggestion}", nearest is null ? null : DiagnosticFix.Replace(span, nearest));
    }

    private static readonly DiagnosticRule s_unusableName = DiagnosticRule.Breaking("EFN1108", "Unusable name", Category);

    /// <summary>A type name with a dot.</summary>
    public static Diagnostic DottedName(TextSpan span, string name) =>
        s_unusableName.At(span, $"'{name}' holds a dot; a type has one name, in the file's namespace.");

    /// <summary>A type name that does not begin with a capital letter.</summary>
    public static Diagnostic NotCapitalized(TextSpan span, string name) =>
        s_unusableName.At(span, $"'{name}' becomes part of a C# type name, which begins with a capital letter.");

    /// <summary>A name that is longer than a file name may be.</summary>
    public static Diagnostic NameTooLong(TextSpan span, int length, int limit) =>
        s_unusableName.At(span, $"This name has {Number(length)} characters, and {Number(limit)} is the limit: types and files are named after it.");

    /// <summary>A name that generated types, or C#, use otherwise.</summary>
    /// <param name="span">The name.</param>
    /// <param name="name">The name.</param>
    /// <param name="member">Its C# form.</param>
    public static Diagnostic ReservedName(TextSpan span, string name, string member) =>
        s_unusableName.At(span, $"'{name}' would become '{member}' in C#, a name that generated types use themselves or that C# reserves; choose another.");

    private static readonly DiagnosticRule s_extendsItself = DiagnosticRule.Breaking("EFN1109", "Variant extends itself", Category);

    /// <summary>A variant that extends itself, directly or over others.</summary>
    public static Diagnostic ExtendsItself(TextSpan span, string name) =>
        s_extendsItself.At(span, $"Variant '{name}' extends itself; name a variant that does not lead back to it.");

    private static readonly DiagnosticRule s_withoutEffect = DiagnosticRule.Breaking("EFN1110", "Setting without effect", Category);

    /// <summary>A phi in a variant that states all factors.</summary>
    /// <param name="span">The word.</param>
    /// <param name="whole">The statement.</param>
    public static Diagnostic PhiWithoutEffect(TextSpan span, TextSpan whole) => s_withoutEffect.At(
        span, "'phi' has no effect where width, depth and resolution are all given; remove it or one of them.", DiagnosticFix.Remove(whole, "'phi'"));

    /// <summary>An argument of a convolution that the head does not have.</summary>
    public static ArgumentConflict WithoutConvolution(string argument) => new(
        argument, s_withoutEffect, $"has no channels and therefore no convolution: '{argument}' has no effect; remove it, or write 'channels: 1280'");

    private static readonly DiagnosticRule s_tooManyVariants = DiagnosticRule.Breaking("EFN1111", "Too many variants", Category);

    /// <summary>More variants in one family than are read.</summary>
    public static Diagnostic TooManyVariants(TextSpan span, string family, int limit) =>
        s_tooManyVariants.At(span, $"Family '{family}' has more than {Number(limit)} variants, the limit; from here on they are not read. Write another family.");

    private static readonly DiagnosticRule s_tooManyStages = DiagnosticRule.Breaking("EFN1112", "Too many stages", Category);

    /// <summary>More stages in one family than are read.</summary>
    public static Diagnostic TooManyStages(TextSpan span, string family, int limit) =>
        s_tooManyStages.At(span, $"Family '{family}' has more than {Number(limit)} stages, the limit; from here on they are not read. Raise 'layers' instead.");

    private static readonly DiagnosticRule s_uselessSuppression =
        DiagnosticRule.Claim("EFN1113", "Suppression without effect", Category, DiagnosticSeverity.Warning);

    /// <summary>A comment that begins as a suppression, but has another form.</summary>
    public static Diagnostic MalformedSuppression(TextSpan span) =>
        s_uselessSuppression.At(span, "This comment suppresses nothing; write for instance '// effnet: ignore EFN3010, we pad by hand'.");

    /// <summary>The id of no diagnostic.</summary>
    /// <param name="span">The id.</param>
    /// <param name="id">The id.</param>
    /// <param name="useless">What to remove: the comment, or the id if the comment has others.</param>
    public static Diagnostic UnknownSuppression(TextSpan span, string id, TextSpan useless) =>
        s_uselessSuppression.At(span, $"There is no diagnostic '{Printable(id)}' to ignore.", DiagnosticFix.Remove(useless, $"'{Printable(id)}'"));

    /// <summary>The id of a diagnostic that cannot be suppressed.</summary>
    public static Diagnostic ForbiddenSuppression(TextSpan span, string id, TextSpan useless) =>
        s_uselessSuppression.At(span, $"{id} cannot be ignored: it leaves no network to generate.", DiagnosticFix.Remove(useless, $"'{id}'"));

    /// <summary>The id of a diagnostic that is not reported on the line.</summary>
    public static Diagnostic UnusedSuppression(TextSpan span, string id, TextSpan useless) =>
        s_uselessSuppression.At(span, $"There is no {id} here to ignore; remove the comment.", DiagnosticFix.Remove(useless, $"'{id}'"));

    private static readonly DiagnosticRule s_tooManyBounds = DiagnosticRule.Breaking("EFN1114", "Too many requirements", Category);

    /// <summary>More requirements or targets than are checked.</summary>
    public static Diagnostic TooManyBounds(TextSpan span, string place, int limit) =>
        s_tooManyBounds.At(span, $"{Capitalized(place)} has more than {Number(limit)} requirements or targets, the limit; the others are not read.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_unknownWord, s_duplicateWord, s_missingWord, s_misplacedWord, s_wrongValue, s_outOfRange, s_undeclaredName, s_unusableName, s_extendsItself, s_withoutEffect,
        s_tooManyVariants, s_tooManyStages, s_uselessSuppression, s_tooManyBounds,
    ]);
}
