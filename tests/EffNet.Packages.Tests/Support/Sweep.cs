namespace EffNet.Packages.Tests.Support;

/// <summary>Tests that take too long for every run. <c>tests/scripts/sweep-builds</c> runs them too.</summary>
internal static class Sweep
{
    /// <summary>Skips a test in other runs.</summary>
    public static void Only() => Xunit.Assert.SkipUnless(Environment.GetEnvironmentVariable("EFFNET_SWEEP") == "1", "tests/scripts/sweep-builds runs this test.");
}
