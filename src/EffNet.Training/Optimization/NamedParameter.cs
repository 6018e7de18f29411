using TorchSharp.Modules;

namespace EffNet.Training;

/// <summary>A parameter and its name.</summary>
/// <param name="Name">The name, as <c>named_parameters</c> has it; state is stored under it.</param>
/// <param name="Parameter">The parameter; it stays the network's.</param>
internal sealed record NamedParameter(string Name, Parameter Parameter);
