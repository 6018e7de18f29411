using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>What one step of an optimizer reads and writes for one parameter.</summary>
/// <param name="Parameter">The parameter, which is written.</param>
/// <param name="Gradient">Its gradient, which may be overwritten.</param>
/// <param name="Slots">Its state, which is written.</param>
internal readonly record struct ParameterUpdate(Parameter Parameter, Tensor Gradient, IReadOnlyList<Tensor> Slots);
