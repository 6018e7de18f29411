using System.Diagnostics;
using System.Globalization;

namespace EffNet.Pictures.Parity;

/// <summary>Runs the Python script, which uses torchvision.</summary>
/// <param name="Executable">The Python interpreter. It requires torchvision and Pillow.</param>
/// <param name="Folder">The folder for the files that this program and the script exchange.</param>
internal sealed record Python(string Executable, string Folder)
{
    public void Make(IEnumerable<string> photographs) => Run(["make", Folder, .. photographs]);

    /// <summary>Returns the seconds that preparing the photographs takes in each round.</summary>
    public double[] Measure(int threads, int rounds) =>
        [.. Run(["time", Folder, $"{threads}", $"{rounds}"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    private string Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, [Path.Combine(AppContext.BaseDirectory, "parity.py"), .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Executable} exited with {process.ExitCode}. Check that it has torchvision and Pillow.");
    }
}
