using TorchSharp.Modules;

namespace EffNet.Training;

/// <summary>Represents a parameter and its name.</summary>
/// <param name="Name">The name, as in <c>named_parameters</c>. State is stored with this name.</param>
/// <param name="Parameter">The parameter. The network owns it.</param>
internal sealed record NamedParameter(string Name, Parameter Parameter);
