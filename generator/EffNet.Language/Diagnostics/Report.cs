using System.Globalization;
using System.Text;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.DiagnosticRules;

namespace EffNet.Language.Diagnostics;

/// <summary>
/// The messages about a file whose parameters are plain values. Those about tokens are in <c>SyntaxReport</c>, those about scaling and solving in <c>SemanticReport</c>, and those that require a
/// project in <see cref="ProjectReport"/>. Each states what is wrong and what to write instead, and formats numbers the same way under every culture.
/// </summary>
internal static class Report
{
    public static Diagnostic UnexpectedCharacter(TextSpan span, string text) =>
        New(DiagnosticRules.UnexpectedCharacter, span, $"'{Printable(text)}' means nothing in a .effnet file; {Instead(text)}.");

    public static Diagnostic ExtraBrace(TextSpan span) =>
        New(Unbalanced, span, "This '}' is one too many; remove it, or the '}' before it.");

    public static Diagnostic MissingSemicolon(TextSpan span) =>
        New(DiagnosticRules.UnexpectedToken, span, "A ';' is missing here.");

    public static Diagnostic UnclosedBrace(TextSpan span) =>
        New(Unbalanced, span, "This '{' is never closed; write '}' where the block ends.");

    public static Diagnostic UnclosedParenthesis(TextSpan span) =>
        New(Unbalanced, span, "This '(' is never closed; write ')' behind the last argument.");

    public static Diagnostic UnterminatedComment(TextSpan span) =>
        New(Unbalanced, span, "This comment never ends; write '*/' behind it.");

    public static Diagnostic NestedTooDeep(TextSpan span, int limit) =>
        New(DiagnosticRules.NestedTooDeep, span, $"Blocks and calls nest deeper than {limit} here; what is deeper is not read.");

    /// <summary>A whole number with a point before three digits: it would be a thousandth of what was meant.</summary>
    public static Diagnostic GroupedByPoint(TextSpan span, string text, string grouped) =>
        New(DiagnosticRules.MalformedNumber, span, $"'{text}' has a point before three digits, where a whole number is wanted: digits are grouped by '_'; write '{grouped}'.");

    public static Diagnostic NotText(TextSpan span) =>
        New(DiagnosticRules.NotText, span, "This file is not text (it holds a NUL or undecodable character); save it as UTF-8.");

    public static Diagnostic NothingDeclared(TextSpan span) =>
        New(DiagnosticRules.NothingDeclared, span, "The file declares no family; write 'effnet 1;' and 'public family Name { … }'.");

    public static Diagnostic MissingVersion(TextSpan span) =>
        New(LanguageVersion, span, "A .effnet file begins with the version of the language; write 'effnet 1;' as its first line.");

    public static Diagnostic UnknownVersion(TextSpan span, string found) =>
        New(LanguageVersion, span, $"This compiler knows version 1 of the language, not {found}; write 'effnet 1;' or use a newer EffNet.");

    public static Diagnostic UnknownWord(TextSpan span, string word, string place, IEnumerable<string> known) =>
        New(DiagnosticRules.UnknownWord, span, $"'{word}' is not a word {place} knows; {Suggestion(word, known)}");

    public static Diagnostic DuplicateWord(TextSpan span, string word, string place) =>
        New(DiagnosticRules.DuplicateWord, span, $"'{word}' stands in {place} already; keep one of the two.");

    public static Diagnostic MissingWord(TextSpan span, string word, string place, string example) =>
        New(DiagnosticRules.MissingWord, span, $"{Capitalized(place)} says no '{word}'; write for instance '{example}'.");

    public static Diagnostic MisplacedWord(TextSpan span, string word, string place, string home) =>
        New(DiagnosticRules.MisplacedWord, span, $"'{word}' does not belong in {place}; it belongs {home}.");

    public static Diagnostic WrongValue(TextSpan span, string word, string wanted, string example) =>
        New(DiagnosticRules.WrongValue, span, $"'{word}' wants {wanted}; write for instance '{example}'.");

    public static Diagnostic OutOfRange(DiagnosticRule rule, TextSpan span, string word, string found, string allowed) =>
        New(rule, span, $"'{word}' is {found}; write {allowed}.");

    public static Diagnostic UndeclaredName(TextSpan span, string kind, string name, IReadOnlyCollection<string> declared) =>
        New(DiagnosticRules.UndeclaredName, span, declared.Count == 0
            ? $"There is no {kind} '{name}'; declare it in this file{(kind == "profile" ? $": {ProfileExample(name)}" : ".")}"
            : $"There is no {kind} '{name}' here; {Suggestion(name, declared)}");

    private static string ProfileExample(string name) => $"'profile {name} {{ padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }}'.";

    public static Diagnostic DottedName(TextSpan span, string name) =>
        New(UnusableName, span, $"'{name}' holds a dot; a type has one name, in the file's namespace.");

    public static Diagnostic NotCapitalized(TextSpan span, string name) =>
        New(UnusableName, span, $"'{name}' becomes part of a C# type name, which begins with a capital letter.");

    public static Diagnostic NameTooLong(TextSpan span, int length, int limit) =>
        New(UnusableName, span, $"This name has {Number(length)} characters, and {Number(limit)} is the limit: types and files are named after it.");

    public static Diagnostic ReservedName(TextSpan span, string name, string member) =>
        New(UnusableName, span, $"'{name}' would become '{member}' in C#, a name that generated types use themselves or that C# reserves; choose another.");

    public static Diagnostic NameTaken(TextSpan span, string declaration, string other, string name) =>
        New(DiagnosticRules.DuplicateWord, span,
            $"{char.ToUpperInvariant(declaration[0])}{declaration.Substring(1)} and {other} are both called '{name}'; rename one of them. Names must differ by more than case.");

    public static Diagnostic ExtendsItself(TextSpan span, string name) =>
        New(DiagnosticRules.ExtendsItself, span, $"Variant '{name}' extends itself; name a variant that does not lead back to it.");

    public static Diagnostic PhiWithoutEffect(TextSpan span) =>
        New(WithoutEffect, span, "'phi' has no effect where width, depth and resolution are all given; remove it or one of them.");

    public static Diagnostic CoefficientBelowOne(TextSpan span, string name, double value) =>
        New(DiagnosticRules.CoefficientBelowOne, span,
            $"{name} is {Number(value)}; compound scaling wants alpha, beta and gamma of at least 1 (section 3.3 of the paper), or larger phi would shrink the network.");

    public static Diagnostic NegativePhi(TextSpan span, double phi) =>
        New(DiagnosticRules.NegativePhi, span, $"phi is {Number(phi)}; it says how much to scale up and is at least 0. To scale down, write width, depth or resolution.");

    public static Diagnostic PhiWithoutScaling(TextSpan span, string family) =>
        New(DiagnosticRules.PhiWithoutScaling, span,
            $"Family '{family}' does not say what phi means; add 'scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);' to it, or write width, depth and resolution.");

    public static Diagnostic ResolutionMismatch(TextSpan span, string stage, int declared, int actual) =>
        New(DiagnosticRules.ResolutionMismatch, span,
            $"{stage} gets a {Number(actual)} x {Number(actual)} input at phi = 0, but 'at' says {Number(declared)}; write 'at: {Number(actual)}', or change the stride of an earlier stage.");

    public static Diagnostic NoHead(TextSpan span, string family) =>
        New(HeadMissingOrMisplaced, span, $"Family '{family}' has no head; end it with a stage such as 'stage9: head(channels: 1280, pool: average);'.");

    public static Diagnostic BehindHead(TextSpan span, string stage) =>
        New(HeadMissingOrMisplaced, span, $"{stage} stands behind the head; the head is the last stage, and there is one.");

    public static Diagnostic TooLarge(TextSpan span, string variant, string what) =>
        New(DiagnosticRules.TooLarge, span, $"{variant} is too large to generate: {what}. Choose smaller coefficients.");

    public static Diagnostic FileTooLarge(int limit) =>
        New(DiagnosticRules.FileTooLarge, new TextSpan(0, 0), $"The file has more than {Number(limit)} characters, the limit; split it.");

    public static Diagnostic FormattedTooLarge(int limit) =>
        New(DiagnosticRules.FileTooLarge, new TextSpan(0, 0), $"Formatted, the file would have more than {Number(limit)} characters, the limit; split it.");

    public static Diagnostic TooManyVariants(TextSpan span, string family, int limit) =>
        New(DiagnosticRules.TooManyVariants, span, $"Family '{family}' has more than {Number(limit)} variants, the limit; from here on they are not read. Write another family.");

    public static Diagnostic TooManyStages(TextSpan span, string family, int limit) =>
        New(DiagnosticRules.TooManyStages, span, $"Family '{family}' has more than {Number(limit)} stages, the limit; from here on they are not read. Raise 'layers' instead.");

    public static Diagnostic MalformedSuppression(TextSpan span) =>
        New(UselessSuppression, span, "This comment suppresses nothing; write for instance '// effnet: ignore EFN3010, we pad by hand'.");

    public static Diagnostic UnknownSuppression(TextSpan span, string id) =>
        New(UselessSuppression, span, $"There is no diagnostic '{Printable(id)}' to ignore.");

    public static Diagnostic ForbiddenSuppression(TextSpan span, string id) =>
        New(UselessSuppression, span, $"{id} cannot be ignored: it leaves no network to generate.");

    public static Diagnostic UnusedSuppression(TextSpan span, string id) =>
        New(UselessSuppression, span, $"There is no {id} here to ignore; remove the comment.");

    public static Diagnostic UnknownStage(TextSpan span, string name, string family, IEnumerable<string> stages) =>
        New(DiagnosticRules.UndeclaredName, span, $"Family '{family}' has no stage '{name}' to override; {Suggestion(name, stages)}");

    public static Diagnostic StageConflict(TextSpan span, string stage, string variant, DiagnosticRule rule, string message) =>
        New(rule, span, $"{stage} {message} (in variant '{variant}').");

    public static Diagnostic FarFromEveryPhi(TextSpan span, string variant, double phi, double deviation) =>
        New(DiagnosticRules.FarFromEveryPhi, span,
            $"{variant} is no point of the family's scaling: phi {Number(phi)} comes nearest, and one of its factors is {Percent(deviation)} away.");

    public static Diagnostic RoundingMovesWidth(TextSpan span, string variant, IEnumerable<(string Stage, double Wanted, int Rounded)> moved) =>
        New(DiagnosticRules.RoundingMovesWidth, span,
            $"Rounding moves channels of {variant} by over 10%: {string.Join(", ", moved.Select(m => $"{m.Stage} from {Number(Math.Round(m.Wanted, 1))} to {Number(m.Rounded)}"))}.");

    public static Diagnostic RoundingMovesOverride(TextSpan span, string stage, int channels, double width, double wanted, int rounded) =>
        New(DiagnosticRules.RoundingMovesWidth, span,
            $"{stage} is built with {Number(rounded)} channels: {Number(channels)} at width {Number(width)} are {Number(Math.Round(wanted, 2))}, which is rounded. 'fixed: width' builds {Number(channels)}.");

    public static Diagnostic RoundingMovesShare(TextSpan span, string argument, string stage, string variant, double wanted, int built) =>
        New(DiagnosticRules.RoundingMovesWidth, span,
            $"'{argument}' of {stage} gives {Number(Math.Round(wanted, 2))} channels in {variant}; {Number(built)} {(built == 1 ? "is" : "are")} built.");

    public static Diagnostic SameRepeats(TextSpan span, string variant, double depth, string other, double otherDepth) =>
        New(DiagnosticRules.SameRepeats, span,
            $"{variant} at depth {Number(depth)} repeats every block as often as {other} at depth {Number(otherDepth)}: repeats are rounded.");

    public static Diagnostic LargerCostsLess(TextSpan span, string larger, string smaller, string cost, long less, long more) =>
        New(DiagnosticRules.LargerCostsLess, span,
            $"{larger} is scaled up from {smaller}, but has {Number(less)} {cost} where that has {Number(more)}; look at its overrides and factors.");

    public static Diagnostic GridTooLarge(TextSpan span, string search, long points, int limit) =>
        New(DiagnosticRules.GridTooLarge, span, $"Search '{search}' has {Number(points)} points, and {Number(limit)} is the limit; take larger steps or narrower ranges.");

    public static Diagnostic TooManyNetworks(TextSpan span, string search, int types, int limit) =>
        New(DiagnosticRules.TooManyNetworks, span,
            $"The candidates of search '{search}' need {Number(types)} network types, and {Number(limit)} is the limit. Require more, take larger steps, or remove 'networks' and ask for single ones with 'type'.");

    public static Diagnostic BaselineNotBuilt(TextSpan span, string search, string problem) =>
        New(DiagnosticRules.BaselineNotBuilt, span,
            $"Search '{search}' compares with its baseline, the stage table as written, which cannot be built: {problem}. Change the table, or write the cost as a number.");

    public static Diagnostic NotACandidate(TextSpan span, string search, string nearest) =>
        New(DiagnosticRules.NotACandidate, span, $"These coefficients are no candidate of search '{search}'; the nearest one is {nearest}.");

    public static Diagnostic NeverAdds(TextSpan span, string stage, string reason) =>
        New(DiagnosticRules.NeverAdds, span, $"No block of {stage} adds its input to its output: {reason}.");

    public static Diagnostic ResolutionCollapses(TextSpan span, string variant, string stage, int resolution) =>
        New(DiagnosticRules.ResolutionCollapses, span,
            $"At {Number(resolution)} pixels {stage} of {variant} reads maps of 1 x 1, of which its kernel sees one pixel and zeros; raise the resolution or lower the strides.");

    public static Diagnostic ResolutionDoesNotDivide(TextSpan span, string variant, int resolution, int reduction) =>
        New(DiagnosticRules.ResolutionDoesNotDivide, span,
            $"{variant} reads {Number(resolution)} pixels, which its strides ({Number(reduction)} in all) do not divide; sizes round up. {Neighbors(resolution, reduction)}");

    public static Diagnostic ActivationsInBytes(TextSpan span, string memory) =>
        New(DiagnosticRules.WrongValue, span, $"'activations' counts the outputs of convolutions and linear layers, not bytes; write '{memory}'.");

    public static Diagnostic SolvedTwice(TextSpan span, string word, string other) =>
        New(DiagnosticRules.WrongValue, span, $"'{word}' must be a number, because '{other}' is solved already; solve one of the two, and write the other.");

    public static Diagnostic PaperFarOff(TextSpan span, string variant, string cost, string printed, long actual) =>
        New(DiagnosticRules.PaperFarOff, span, $"'paper' quotes {printed} {cost}, but {variant} has {Number(actual)}; check the unit.");

    public static Diagnostic TooManyBounds(TextSpan span, string place, int limit) =>
        New(DiagnosticRules.TooManyBounds, span, $"{Capitalized(place)} has more than {Number(limit)} requirements or targets, the limit; the others are not read.");

    /// <summary>A number that is split by a comma, a point or a space: <c>dropout: 0,2</c>.</summary>
    public static Diagnostic SplitNumber(TextSpan span, string message) => New(DiagnosticRules.MalformedNumber, span, message);

    /// <summary>Returns a diagnostic.</summary>
    public static Diagnostic New(DiagnosticRule rule, TextSpan span, string message) => new(rule, span, message);

    /// <summary>The most names that a message lists; of more, a message that names all would be read by nobody, and written a thousand times.</summary>
    private const int MaximumListed = 64;

    private static string Suggestion(string word, IEnumerable<string> known)
    {
        var words = known as IReadOnlyCollection<string> ?? known.ToList();
        if (words.Count <= MaximumListed)
            words = words.OrderBy(w => w, StringComparer.Ordinal).ToList();
        if (Spelling.Nearest(word, words) is { } nearest)
            return $"did you mean '{nearest}'?";
        return words.Count <= MaximumListed
            ? $"the words are {string.Join(", ", words)}."
            : $"none of the {Number(words.Count)} there are has a similar name.";
    }

    /// <summary>Formats a number with at most six decimals.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";

    private static string Neighbors(int resolution, int reduction)
    {
        var below = resolution / reduction * reduction;
        return below == 0 ? $"{Number(reduction)} would divide." : $"{Number(below)} and {Number(below + reduction)} would divide.";
    }

    /// <summary>Formats a whole number with its digits grouped.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>U+FFFE and U+FFFF are no characters: neither Unicode nor XML has a use for them.</summary>
    private const char FirstNonCharacter = '\uFFFE';

    /// <summary>What was probably meant by characters the language does not use.</summary>
    private static string Instead(string text) => text[0] switch
    {
        '<' or '\u2264' => "'at most' is written '<='",
        '>' or '\u2265' => "bounds are '=', '~' or '<='",
        '\u2248' => "'about' is written '~'",
        '"' or '\'' => "names are written without quotes",
        '%' => "a percentage is written without a space, such as 10%",
        '#' => "a comment begins with '//'",
        '*' or '/' => "a comment is '// …' or '/* … */'",
        '\u2212' or '\u2013' => "a minus is written '-'",
        >= '\uFF01' and <= '\uFF5E' => $"write '{(char)(text[0] - 0xFEE0)}'",
        '\u00D7' => "images and kernels are square: write one side",
        >= '\u2018' and <= '\u201F' => "names are written without quotes",
        '[' or ']' => "blocks are in braces, arguments in parentheses",
        _ => "remove it",
    };

    private static string Printable(string text)
    {
        var printable = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            if (isPair || char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] >= FirstNonCharacter)
                printable.Append("U+").Append((isPair ? char.ConvertToUtf32(text, i++) : text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else
                printable.Append(text[i]);
        }

        return printable.ToString();
    }
}
