using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.Generator.Tests;

/// <summary>A file that cancels the reader when it is read, as the next keystroke in an editor does.</summary>
internal sealed class CanceledWhileRead(AdditionalText file) : AdditionalText, IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public override string Path => file.Path;

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        _source.Cancel();
        return file.GetText(cancellationToken);
    }

    public void Dispose() => _source.Dispose();
}
