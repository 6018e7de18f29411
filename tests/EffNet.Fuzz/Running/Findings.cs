using System.Text;
using EffNet.Fuzz.Checks;
using EffNet.Fuzz.Inputs;

namespace EffNet.Fuzz.Running;

/// <summary>Reports findings: the flaw, the command to reproduce it, and the input as a file.</summary>
internal sealed class Findings(DirectoryInfo? artifacts, TextWriter report)
{
    /// <summary>The number of findings that are reported for each kind. One flaw can occur in thousands of inputs; a few are enough to understand it.</summary>
    private const int MostPerKind = 5;

    private const int LongestDetail = 1_000;

    /// <summary>Reports <paramref name="flaw"/>, which is number <paramref name="number"/> of its kind.</summary>
    public void Report(FuzzInput input, Flaw flaw, int number)
    {
        if (number > MostPerKind)
            return;
        report.WriteLine($"FINDING {flaw.Kind}, input {input.Index} ({input.Recipe})");
        report.WriteLine($"  {(flaw.Detail.Length > LongestDetail ? flaw.Detail[..LongestDetail] + "…" : flaw.Detail)}");
        report.WriteLine($"  replay: {Replay(input)}");
        if (Write(input, flaw) is { } path)
            report.WriteLine($"  input:  {path}");
    }

    private static string Replay(FuzzInput input) => FormattableString.Invariant(
        $"dotnet run -c Release --project tests/EffNet.Fuzz -- --seed {input.Seed} --from {input.Index} --count 1 --compile-every 1 --print");

    /// <summary>Writes an input to a file. A single surrogate becomes U+FFFD, because UTF-8 cannot represent it. To get the exact input, replay the finding.</summary>
    private string? Write(FuzzInput input, Flaw flaw)
    {
        if (artifacts is null)
            return null;
        artifacts.Create();
        var kind = string.Concat(flaw.Kind.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var path = Path.Combine(artifacts.FullName, FormattableString.Invariant($"{kind}-{input.Seed}-{input.Index}.effnet"));
        File.WriteAllText(path, input.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}
