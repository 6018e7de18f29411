using System.Collections.Immutable;

namespace EffNet;

/// <summary>The modules of one block, by the names they have in a network or a file.</summary>
/// <param name="Stage">Its stage; 0 throughout where names say nothing of stages.</param>
/// <param name="Index">Its place in the stage.</param>
/// <param name="Modules">Those that have weights, in order of execution.</param>
internal sealed record NetworkBlock(int Stage, int Index, ImmutableArray<string> Modules);
