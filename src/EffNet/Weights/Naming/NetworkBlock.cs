using System.Collections.Immutable;

namespace EffNet;

/// <summary>The modules of one block of a network.</summary>
/// <param name="Stage">Its stage; 0 throughout where names do not number stages.</param>
/// <param name="Index">Its place in the stage.</param>
/// <param name="Modules">Those that have weights, in order of execution.</param>
internal sealed record NetworkBlock(int Stage, int Index, ImmutableArray<NetworkModule> Modules)
{
    /// <summary>Gets the kinds of its modules in order.</summary>
    public string Kinds => string.Concat(Modules.Select(m => m.Kind));
}
