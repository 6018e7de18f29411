using System.Collections.Immutable;
using EffNet.Language.Text;
using static System.FormattableString;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>The rules EFN3001 to EFN3011 and their diagnostics: the stage table and its networks.</summary>
internal static class ArchitectureDiagnostics
{
    private const string Category = "EffNet.Architecture";

    private static readonly DiagnosticRule s_resolutionMismatch =
        DiagnosticRule.Claim("EFN3001", "Stage resolution mismatch", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a stage whose declared input resolution differs from the actual one.</summary>
    public static Diagnostic ResolutionMismatch(TextSpan span, string stage, int declared, int actual) => s_resolutionMismatch.At(
        span,
        $"The input of {stage} is {Number(actual)} x {Number(actual)} at phi = 0, but 'at' specifies {Number(declared)}; "
            + $"write 'at: {Number(actual)}', or change the stride of an earlier stage.",
        DiagnosticFix.Replace(span, Invariant($"{actual}")));

    private static readonly DiagnosticRule s_headMissingOrMisplaced = DiagnosticRule.Breaking("EFN3002", "Head missing or misplaced", Category);

    /// <summary>Returns the diagnostic for a family without a head.</summary>
    public static Diagnostic NoHead(TextSpan span, string family) => s_headMissingOrMisplaced.At(
        span, $"Family '{family}' has no head; add one as the last stage, for example 'stage9: head(channels: 1280, pool: average);'.");

    /// <summary>Returns the diagnostic for a stage after the head.</summary>
    public static Diagnostic AfterHead(TextSpan span, string stage) => s_headMissingOrMisplaced.At(
        span, $"{stage} is after the head, but the head must be the last stage, and a family has only one head; move or remove {stage}.");

    private static readonly DiagnosticRule s_tooLarge = DiagnosticRule.Breaking("EFN3003", "Network too large", Category);

    /// <summary>Returns the diagnostic for a variant that is scaled beyond a limit.</summary>
    public static Diagnostic TooLarge(TextSpan span, string variant, NetworkExcess excess) => s_tooLarge.At(
        span, $"{variant} is too large to generate: {excess.Describe()}. {excess.Remedy}");

    /// <summary>Gets the rule about kernels and windows without a center.</summary>
    public static DiagnosticRule EvenKernelRule { get; } = DiagnosticRule.Breaking("EFN3004", "Even kernel", Category);

    /// <summary>Returns the conflict of a window with an even side at stride 1.</summary>
    public static ArgumentConflict EvenWindow(string argument, int side) => new(
        argument, EvenKernelRule, Invariant($"pools windows of {side} x {side} at stride 1, which have no center; write an odd kernel or 'stride: 2'"));

    /// <summary>Gets the rule about strides other than 1 or 2.</summary>
    public static DiagnosticRule UnusualStrideRule { get; } = DiagnosticRule.Breaking("EFN3005", "Stride other than 1 or 2", Category);

    /// <summary>Gets the rule about squeeze-and-excitation ratios outside of (0, 1].</summary>
    public static DiagnosticRule SqueezeOutOfRangeRule { get; } = DiagnosticRule.Breaking("EFN3006", "Squeeze ratio out of range", Category);

    private static readonly DiagnosticRule s_groupsDoNotDivide = DiagnosticRule.Breaking("EFN3007", "Groups do not divide channels", Category);

    /// <summary>Returns the conflict of groups that do not divide the channels.</summary>
    public static ArgumentConflict GroupsDoNotDivide(string argument, int groups, int input, int output) => new(
        argument, s_groupsDoNotDivide, Invariant($"has {input} input and {output} output channels, but '{argument}' is {groups}; expected a common divisor of both"));

    /// <summary>Returns the diagnostic for a stage that cannot be built with its channels in a variant.</summary>
    public static Diagnostic StageConflict(TextSpan span, string stage, string variant, ArgumentConflict conflict) =>
        conflict.Rule.At(span, $"In variant '{variant}', {stage} {conflict.Message}.");

    private static readonly DiagnosticRule s_neverAdds = DiagnosticRule.Claim("EFN3008", "Residual stage that never adds", Category, DiagnosticSeverity.Info);

    /// <summary>Returns the diagnostic for a residual stage in which no block can add its input to its output.</summary>
    /// <param name="span">The stage's name.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="stride">The stride of the stage.</param>
    /// <param name="input">The input channels of the stage.</param>
    /// <param name="output">The output channels of the stage.</param>
    public static Diagnostic NeverAdds(TextSpan span, string stage, int stride, int input, int output)
    {
        var reason = stride > 1 ? "its only block reduces the resolution" : Invariant($"its only block changes the number of channels from {input} to {output}");
        return s_neverAdds.At(span, $"{stage} has no residual connection, because {reason}; raise 'layers' or 'depth' to add a second block, which has one.");
    }

    private static readonly DiagnosticRule s_resolutionCollapses =
        DiagnosticRule.Claim("EFN3009", "Resolution collapses", Category, DiagnosticSeverity.Warning);

    /// <summary>Returns the diagnostic for a stage whose input has a single pixel per channel, although its kernel is larger.</summary>
    public static Diagnostic ResolutionCollapses(TextSpan span, string variant, string stage, int resolution) => s_resolutionCollapses.At(
        span,
        $"At resolution {Number(resolution)}, {stage} of {variant} reads maps of 1 x 1, so its kernel covers only one pixel and padding; "
            + "raise the resolution or lower the strides.");

    private static readonly DiagnosticRule s_resolutionDoesNotDivide =
        DiagnosticRule.Claim("EFN3010", "Resolution does not divide", Category, DiagnosticSeverity.Info);

    /// <summary>Returns the diagnostic for a resolution that is not divisible by the product of the strides.</summary>
    /// <param name="span">The resolution, or the setting that determines it.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="resolution">The resolution of the variant.</param>
    /// <param name="reduction">The product of the strides.</param>
    /// <param name="isWritten"><see langword="true"/> if <paramref name="span"/> is the written resolution, so that it can be replaced.</param>
    public static Diagnostic ResolutionDoesNotDivide(TextSpan span, string variant, int resolution, int reduction, bool isWritten)
    {
        var below = resolution / reduction * reduction;
        var near = new[] { below, below + reduction }.Where(r => r > 0).ToList();
        return s_resolutionDoesNotDivide.At(
            span,
            $"The resolution {Number(resolution)} of {variant} is not divisible by {Number(reduction)}, the product of its strides, so sizes of feature maps are rounded up. "
                + $"Use {string.Join(" or ", near.Select(r => Number(r)))}.",
            isWritten ? [.. near.Select(r => DiagnosticFix.Replace(span, Invariant($"{r}")))] : []);
    }

    private static readonly DiagnosticRule s_paperFarOff = DiagnosticRule.Claim("EFN3011", "Quoted figure far off", Category, DiagnosticSeverity.Warning);

    /// <summary>Returns the diagnostic for a quoted figure that differs from the network's cost by a factor of 100 or more.</summary>
    public static Diagnostic PaperFarOff(TextSpan span, string variant, string cost, string printed, long actual) => s_paperFarOff.At(
        span, $"'paper' quotes {printed} {cost}, but {variant} has {Number(actual)}; check the unit.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_resolutionMismatch, s_headMissingOrMisplaced, s_tooLarge, EvenKernelRule, UnusualStrideRule, SqueezeOutOfRangeRule, s_groupsDoNotDivide, s_neverAdds,
        s_resolutionCollapses, s_resolutionDoesNotDivide, s_paperFarOff,
    ]);
}
