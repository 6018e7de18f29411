using Xunit;

namespace EffNet.Testing;

/// <summary>
/// Cases that take too long for every run, or that repeat other cases with larger networks and images. The scripts <c>sweep-networks</c> and <c>sweep-builds</c> in
/// <c>tests/scripts</c> run all cases.
/// </summary>
internal static class Sweep
{
    /// <summary>Gets a value that indicates whether all cases are run.</summary>
    public static bool IsRun { get; } = Environment.GetEnvironmentVariable("EFFNET_SWEEP") == "1";

    /// <summary>Returns the cases of every run, and also the cases of a sweep if a sweep is run.</summary>
    public static IEnumerable<T> Add<T>(IEnumerable<T> cases, params IEnumerable<T> more) => IsRun ? cases.Concat(more) : cases;

    /// <summary>Returns every fourth case, and all cases if a sweep is run.</summary>
    public static IEnumerable<T> Thin<T>(IEnumerable<T> places) => IsRun ? places : places.Where((_, index) => index % 4 == 0);

    /// <summary>Skips a test of builds if no sweep is run.</summary>
    public static void Only() => Assert.SkipUnless(IsRun, "tests/scripts/sweep-builds runs this test.");
}
