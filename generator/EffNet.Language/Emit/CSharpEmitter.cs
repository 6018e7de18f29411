using EffNet.Language.Model;

namespace EffNet.Language.Emit;

/// <summary>Turns models into C#. It only makes strings, so that the generator, the command line tool and an editor share it.</summary>
public static class CSharpEmitter
{
    /// <summary>One file per variant and one per family, in the order of <paramref name="model"/>.</summary>
    public static IEnumerable<EmittedFile> EmitAll(FileModel model, EmitOptions options) =>
        throw new NotImplementedException();
}
