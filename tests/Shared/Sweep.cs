using Xunit;

namespace EffNet.Testing;

/// <summary>
/// Cases that take too long for every run, or repeat on larger networks and images what others check there. The scripts <c>sweep-networks</c> and <c>sweep-builds</c> in
/// <c>tests/scripts</c> run them all.
/// </summary>
internal static class Sweep
{
    /// <summary>Whether all cases are run.</summary>
    public static bool IsRun { get; } = Environment.GetEnvironmentVariable("EFFNET_SWEEP") == "1";

    /// <summary>The cases of every run, and those of a sweep if one is run.</summary>
    public static IEnumerable<T> Add<T>(IEnumerable<T> cases, params IEnumerable<T> more) => IsRun ? cases.Concat(more) : cases;

    /// <summary>Every fourth of many equal places, and all of them if a sweep is run.</summary>
    public static IEnumerable<T> Thin<T>(IEnumerable<T> places) => IsRun ? places : places.Where((_, index) => index % 4 == 0);

    /// <summary>Skips a test of builds that only a sweep runs.</summary>
    public static void Only() => Assert.SkipUnless(IsRun, "tests/scripts/sweep-builds runs this test.");
}
