using System.Globalization;
using System.Text;

namespace EffNet.Fuzz.Running;

/// <summary>A file with the index of the input a thread is at. A stack overflow ends the process with no more said; this stays.</summary>
internal sealed class InFlight : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Opens the file of <paramref name="worker"/> in <paramref name="folder"/>.</summary>
    public InFlight(DirectoryInfo folder, int worker)
    {
        folder.Create();
        _file = new FileStream(
            Path.Combine(folder.FullName, FormattableString.Invariant($"in-flight-{worker}.txt")),
            FileMode.Create,
            FileAccess.Write,
            FileShare.Read,
            bufferSize: 0);
    }

    /// <summary>Input <paramref name="index"/> begins. Always as many digits, so that nothing of the one before remains.</summary>
    public void Write(long index) =>
        RandomAccess.Write(_file.SafeFileHandle, Encoding.ASCII.GetBytes(index.ToString("D19", CultureInfo.InvariantCulture)), fileOffset: 0);

    /// <summary>The thread ended as it should, and the file has nothing to tell.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_file.Name);
    }
}
