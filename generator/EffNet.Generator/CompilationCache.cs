using System.Runtime.CompilerServices;
using EffNet.Language;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.Generator;

/// <summary>
/// Compiles every text once. The compiler asks the analyzer about each additional file again after every edit of any C# file, with
/// the same <see cref="SourceText"/>; and generator and analyzer ask about the same texts.
/// </summary>
internal static class CompilationCache
{
    private static readonly ConditionalWeakTable<SourceText, Entry> s_files = new();
    private static int s_compilations;

    /// <summary>How many texts have been compiled in this process; tests assert that edits elsewhere leave it alone.</summary>
    public static int Compilations => Volatile.Read(ref s_compilations);

    /// <summary>The compiled form of <paramref name="text"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled; whoever asks next begins anew.</exception>
    public static CompiledFile Get(SourceText text, CancellationToken cancellation) => s_files.GetOrCreateValue(text).Get(text, cancellation);

    private static CompiledFile Compile(SourceText text, CancellationToken cancellation)
    {
        Interlocked.Increment(ref s_compilations);

        // A text beyond the limit is not even copied.
        return text.Length > ModelCompiler.MaximumLength ? ModelCompiler.TooLarge() : ModelCompiler.Compile(text.ToString(), cancellation);
    }

    /// <summary>One text's place in the table: what was canceled leaves it empty.</summary>
    private sealed class Entry
    {
        private const int WaitMilliseconds = 10;

        private readonly object _gate = new();
        private CompiledFile? _file;

        public CompiledFile Get(SourceText text, CancellationToken cancellation)
        {
            // A caller that waits for another compilation of the text can be canceled too.
            while (!Monitor.TryEnter(_gate, WaitMilliseconds))
                cancellation.ThrowIfCancellationRequested();
            try
            {
                return _file ??= Compile(text, cancellation);
            }
            finally
            {
                Monitor.Exit(_gate);
            }
        }
    }
}
