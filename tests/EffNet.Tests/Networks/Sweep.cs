namespace EffNet.Tests.Networks;

/// <summary>
/// Cases that repeat, on larger networks and images, what others check in every run. <c>tests/scripts/sweep-networks</c> runs them all.
/// </summary>
internal static class Sweep
{
    /// <summary>Whether all cases are run.</summary>
    public static bool IsRun { get; } = Environment.GetEnvironmentVariable("EFFNET_SWEEP") == "1";

    /// <summary>The cases of every run, and those of a sweep if one is run.</summary>
    public static IEnumerable<T> Add<T>(IEnumerable<T> cases, params IEnumerable<T> more) => IsRun ? cases.Concat(more) : cases;

    /// <summary>Every fourth of many equal places, and all of them if a sweep is run.</summary>
    public static IEnumerable<T> Thin<T>(IEnumerable<T> places) => IsRun ? places : places.Where((_, index) => index % 4 == 0);
}
