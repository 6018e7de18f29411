using System.Globalization;
using System.Text;

namespace EffNet.Fuzz.Running;

/// <summary>A file with the index of the input that a thread is checking. The file remains after a stack overflow, which ends the process without a message.</summary>
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

    /// <summary>Writes the index of the input that the thread begins to check. The number of digits is constant, so that no digit of the previous index remains.</summary>
    public void Write(long index) =>
        RandomAccess.Write(_file.SafeFileHandle, Encoding.ASCII.GetBytes(index.ToString("D19", CultureInfo.InvariantCulture)), fileOffset: 0);

    /// <summary>Deletes the file, because the thread ended normally.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_file.Name);
    }
}
