using System.Diagnostics;
using System.Reflection;
using EffNet.Language;
using EffNet.Language.CSharp;
using EffNet.Networks;

namespace EffNet.Fuzz.Checks;

/// <summary>Compiles a text, emits code, formats the text, and runs the checks that apply to valid and invalid texts.</summary>
internal static class InputCheck
{
    private static readonly EmitOptions s_options = new("fuzz.effnet", "Fuzzed");

    /// <summary>Runs the checks. This method never throws: an exception of the compiler is a flaw.</summary>
    public static CheckedInput Run(string text)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var (compiled, files) = Compile(text);
            var elapsed = Stopwatch.GetElapsedTime(start);
            return new CheckedInput(
                compiled,
                files,
                elapsed,
                [.. CompiledFileCheck.Find(text, compiled), .. EmittedFilesCheck.Find(compiled.Model, files), .. FormattedTextCheck.Find(text, compiled),
                    .. SemanticModelCheck.Find(text, compiled)]);
        }
        catch (Exception exception)
        {
            var flaw = new Flaw($"{exception.GetType().Name} in {FindOrigin(exception)}", exception.ToString());
            return new CheckedInput(null, [], Stopwatch.GetElapsedTime(start), [flaw]);
        }
    }

    /// <summary>Compiles <paramref name="text"/> again. The results must be equal; otherwise, incremental builds would never be up to date.</summary>
    public static IEnumerable<Flaw> Repeat(string text, CheckedInput first)
    {
        var (compiled, files) = Compile(text);
        if (!compiled.Model.Equals(first.Compiled?.Model) || compiled.Model.GetHashCode() != first.Compiled?.Model.GetHashCode())
            yield return new Flaw("unequal models", "Two compilations of the text have different models.");
        if (!compiled.Diagnostics.Equals(first.Compiled?.Diagnostics))
            yield return new Flaw("unequal diagnostics", "Two compilations of the text have different diagnostics.");
        if (!files.Select(f => (f.Name, f.Text)).SequenceEqual(first.Files.Select(f => (f.Name, f.Text))))
            yield return new Flaw("unequal code", "Two compilations of the text emit different code.");
    }

    private static (CompiledFile Compiled, List<EmittedFile> Files) Compile(string text)
    {
        var compiled = ModelCompiler.Compile(text);
        return (compiled, [.. CSharpEmitter.EmitAll(compiled.Model, s_options)]);
    }

    /// <summary>Returns the innermost method of the compiler in the stack trace, because methods of the runtime below it are the same for many causes.</summary>
    private static string FindOrigin(Exception exception)
    {
        Assembly[] compiler = [typeof(ModelCompiler).Assembly, typeof(Network).Assembly];
        var method = new StackTrace(exception).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m is not null && compiler.Contains(m.Module.Assembly));
        return $"{method?.DeclaringType?.Name}.{method?.Name}";
    }
}
