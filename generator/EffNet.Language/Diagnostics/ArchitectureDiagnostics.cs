using System.Collections.Immutable;
using EffNet.Language.Text;
using static System.FormattableString;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>EFN3001 to EFN3011: the stage table and the networks that it becomes.</summary>
internal static class ArchitectureDiagnostics
{
    private const string Category = "EffNet.Architecture";

    private static readonly DiagnosticRule s_resolutionMismatch =
        DiagnosticRule.Claim("EFN3001", "Stage resolution mismatch", Category, DiagnosticSeverity.Error);

    /// <summary>A stage whose declared input resolution is not the one it gets.</summary>
    public static Diagnostic ResolutionMismatch(TextSpan span, string stage, int declared, int actual) => s_resolutionMismatch.At(
        span,
        $"{stage} gets a {Number(actual)} x {Number(actual)} input at phi = 0, but 'at' says {Number(declared)}; write 'at: {Number(actual)}', or change the stride of an earlier stage.",
        DiagnosticFix.Replace(span, Invariant($"{actual}")));

    private static readonly DiagnosticRule s_headMissingOrMisplaced = DiagnosticRule.Breaking("EFN3002", "Head missing or misplaced", Category);

    /// <summary>A family without a head.</summary>
    public static Diagnostic NoHead(TextSpan span, string family) => s_headMissingOrMisplaced.At(
        span, $"Family '{family}' has no head; end it with a stage such as 'stage9: head(channels: 1280, pool: average);'.");

    /// <summary>A stage after the head.</summary>
    public static Diagnostic BehindHead(TextSpan span, string stage) => s_headMissingOrMisplaced.At(
        span, $"{stage} stands behind the head; the head is the last stage, and there is one.");

    private static readonly DiagnosticRule s_tooLarge = DiagnosticRule.Breaking("EFN3003", "Network too large", Category);

    /// <summary>A variant that is scaled beyond what can be generated.</summary>
    public static Diagnostic TooLarge(TextSpan span, string variant, NetworkExcess excess) => s_tooLarge.At(
        span, $"{variant} is too large to generate: {excess.Describe()}. Choose smaller coefficients.");

    /// <summary>Gets the rule about kernels and windows without a center.</summary>
    public static DiagnosticRule EvenKernelRule { get; } = DiagnosticRule.Breaking("EFN3004", "Even kernel", Category);

    /// <summary>An even window at stride 1.</summary>
    public static ArgumentConflict EvenWindow(string argument, int side) => new(
        argument, EvenKernelRule, Invariant($"pools windows of {side} at stride 1, which have no center; write an odd kernel, or stride: 2"));

    /// <summary>Gets the rule about strides other than 1 or 2.</summary>
    public static DiagnosticRule UnusualStrideRule { get; } = DiagnosticRule.Breaking("EFN3005", "Stride other than 1 or 2", Category);

    /// <summary>Gets the rule about squeeze-and-excitation ratios outside of (0, 1].</summary>
    public static DiagnosticRule SqueezeOutOfRangeRule { get; } = DiagnosticRule.Breaking("EFN3006", "Squeeze ratio out of range", Category);

    private static readonly DiagnosticRule s_groupsDoNotDivide = DiagnosticRule.Breaking("EFN3007", "Groups do not divide channels", Category);

    /// <summary>Groups that do not divide the channels.</summary>
    public static ArgumentConflict GroupsDoNotDivide(string argument, int groups, int input, int output) => new(
        argument, s_groupsDoNotDivide, Invariant($"has {input} input and {output} output channels, which {groups} groups do not divide; write a divisor of both"));

    /// <summary>A stage that cannot be built with the channels it gets in a variant.</summary>
    public static Diagnostic StageConflict(TextSpan span, string stage, string variant, ArgumentConflict conflict) =>
        conflict.Rule.At(span, $"{stage} {conflict.Message} (in variant '{variant}').");

    private static readonly DiagnosticRule s_neverAdds = DiagnosticRule.Claim("EFN3008", "Residual stage that never adds", Category, DiagnosticSeverity.Info);

    /// <summary>A residual stage none of whose blocks can add its input.</summary>
    /// <param name="span">The stage's name.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="stride">Its stride.</param>
    /// <param name="input">Its input channels.</param>
    /// <param name="output">Its output channels.</param>
    public static Diagnostic NeverAdds(TextSpan span, string stage, int stride, int input, int output)
    {
        var reason = stride > 1 ? "its only block shrinks" : Invariant($"its only block goes from {input} to {output} channels");
        return s_neverAdds.At(span, $"No block of {stage} adds its input to its output: {reason}; a second layer would add.");
    }

    private static readonly DiagnosticRule s_resolutionCollapses =
        DiagnosticRule.Claim("EFN3009", "Resolution collapses", Category, DiagnosticSeverity.Warning);

    /// <summary>A stage that reads maps of one pixel.</summary>
    public static Diagnostic ResolutionCollapses(TextSpan span, string variant, string stage, int resolution) => s_resolutionCollapses.At(
        span,
        $"At {Number(resolution)} pixels {stage} of {variant} reads maps of 1 x 1, of which its kernel sees one pixel and zeros; raise the resolution or lower the strides.");

    private static readonly DiagnosticRule s_resolutionDoesNotDivide =
        DiagnosticRule.Claim("EFN3010", "Resolution does not divide", Category, DiagnosticSeverity.Info);

    /// <summary>A resolution that the strides do not divide.</summary>
    /// <param name="span">The resolution, or what it follows from.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="resolution">Its resolution.</param>
    /// <param name="reduction">The product of the strides.</param>
    /// <param name="isWritten">Whether <paramref name="span"/> is the resolution as written.</param>
    public static Diagnostic ResolutionDoesNotDivide(TextSpan span, string variant, int resolution, int reduction, bool isWritten)
    {
        var below = resolution / reduction * reduction;
        var near = new[] { below, below + reduction }.Where(r => r > 0).ToList();
        return s_resolutionDoesNotDivide.At(
            span,
            $"{variant} reads {Number(resolution)} pixels, which its strides ({Number(reduction)} in all) do not divide; sizes round up. {string.Join(" and ", near.Select(r => Number(r)))} would divide.",
            isWritten ? [.. near.Select(r => DiagnosticFix.Replace(span, Invariant($"{r}")))] : []);
    }

    private static readonly DiagnosticRule s_paperFarOff = DiagnosticRule.Claim("EFN3011", "Quoted figure far off", Category, DiagnosticSeverity.Warning);

    /// <summary>A quoted figure of another order of magnitude than the network's.</summary>
    public static Diagnostic PaperFarOff(TextSpan span, string variant, string cost, string printed, long actual) => s_paperFarOff.At(
        span, $"'paper' quotes {printed} {cost}, but {variant} has {Number(actual)}; check the unit.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_resolutionMismatch, s_headMissingOrMisplaced, s_tooLarge, EvenKernelRule, UnusualStrideRule, SqueezeOutOfRangeRule, s_groupsDoNotDivide, s_neverAdds,
        s_resolutionCollapses, s_resolutionDoesNotDivide, s_paperFarOff,
    ]);
}
