using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Represents the tensors that one step of an optimizer uses for one parameter.</summary>
/// <param name="Parameter">The parameter, which is updated.</param>
/// <param name="Gradient">The gradient, which may be overwritten.</param>
/// <param name="Slots">The state tensors, which are updated.</param>
internal readonly record struct ParameterUpdate(Parameter Parameter, Tensor Gradient, IReadOnlyList<Tensor> Slots);
