using System.Security.Cryptography;
using System.Text;
using EffNet.Fuzz.Inputs;
using EffNet.Language;
using EffNet.Language.CSharp;
using EffNet.Language.Formatting;

namespace EffNet.Fuzz.Running;

/// <summary>
/// Writes the compiler's results for each input, one line per input, so that the results of two versions of the compiler can be compared with <c>diff</c>. A line has
/// the index, a hash of the input, of the emitted code and of the formatted text, and the id and span of each diagnostic.
/// </summary>
internal static class ResultDump
{
    /// <summary>The number of hexadecimal digits of a hash. They are enough to distinguish a few million texts.</summary>
    private const int HashLength = 16;

    private static readonly EmitOptions s_options = new("fuzz.effnet", "Fuzzed");

    /// <summary>Writes the results of the inputs that <paramref name="options"/> select to <paramref name="file"/>. Inputs are processed one at a time, in order.</summary>
    /// <returns>The exit code, 0.</returns>
    public static int Write(FuzzOptions options, FileInfo file)
    {
        var factory = new InputFactory(Corpus.Load(), options.Seed);
        using var writer = file.CreateText();
        for (var index = options.From; index < options.From + options.Count; index++)
            writer.Write($"{index} {Describe(factory.Create(index).Text)}\n");
        return 0;
    }

    private static string Describe(string text)
    {
        var input = Hash(text);
        try
        {
            var compiled = ModelCompiler.Compile(text);
            var code = string.Concat(CSharpEmitter.EmitAll(compiled.Model, s_options).Select(f => $"{f.Name}\n{f.Text}\n"));
            var formatted = Formatter.Format(text).Text;
            var diagnostics = compiled.Diagnostics.Select(d => $" {d.Rule.Id}@{d.Span.Start}+{d.Span.Length}");
            return $"{input} {Hash(code)} {(formatted is null ? "unformatted" : Hash(formatted))}{string.Concat(diagnostics)}";
        }
        catch (Exception exception)
        {
            return $"{input} {exception.GetType().Name}";
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(text)))[..HashLength];
}
