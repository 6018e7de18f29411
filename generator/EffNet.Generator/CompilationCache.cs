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
    private static readonly ConditionalWeakTable<SourceText, Lazy<CompiledFile>> s_files = new();
    private static int s_compilations;

    /// <summary>How many texts have been compiled in this process; tests assert that edits elsewhere leave it alone.</summary>
    public static int Compilations => Volatile.Read(ref s_compilations);

    /// <summary>The compiled form of <paramref name="text"/>.</summary>
    public static CompiledFile Get(SourceText text) => s_files.GetValue(text, static t => new Lazy<CompiledFile>(() => Compile(t))).Value;

    private static CompiledFile Compile(SourceText text)
    {
        Interlocked.Increment(ref s_compilations);
        return ModelCompiler.Compile(text.ToString());
    }
}
