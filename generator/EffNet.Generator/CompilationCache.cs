using System.Runtime.CompilerServices;
using EffNet.Language;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.Generator;

/// <summary>
/// Compiles every text only once. After every edit of a C# file, the compiler calls the analyzer again for each additional file with the same
/// <see cref="SourceText"/>, and the generator and the analyzer compile the same texts.
/// </summary>
internal static class CompilationCache
{
    private static readonly ConditionalWeakTable<SourceText, Entry> s_files = new();
    private static int s_compilations;

    /// <summary>Gets the number of texts that have been compiled in this process. Tests assert that edits elsewhere do not change it.</summary>
    public static int Compilations => Volatile.Read(ref s_compilations);

    /// <summary>Returns the compiled form of <paramref name="text"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled. The next call compiles the text again.</exception>
    public static CompiledFile Get(SourceText text, CancellationToken cancellation) => s_files.GetOrCreateValue(text).Get(text, cancellation);

    private static CompiledFile Compile(SourceText text, CancellationToken cancellation)
    {
        Interlocked.Increment(ref s_compilations);

        // A text above the limit is not compiled, so it is not copied to a string.
        return text.Length > ModelCompiler.MaximumLength ? ModelCompiler.TooLarge() : ModelCompiler.Compile(text.ToString(), cancellation);
    }

    /// <summary>The entry of a text in the table. A canceled compilation leaves it empty.</summary>
    private sealed class Entry
    {
        private const int WaitMilliseconds = 10;

        private readonly object _gate = new();
        private CompiledFile? _file;

        public CompiledFile Get(SourceText text, CancellationToken cancellation)
        {
            // A caller that waits for another compilation of the text can also be canceled.
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
