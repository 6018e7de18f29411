using EffNet.GeneratedCode;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>
/// Computes a batch norm in training mode and the activation after it as one function on the CPU. Compared with the two functions of libtorch, it reads and
/// writes the maps fewer times, and keeps fewer tensors for the backward pass, because it recomputes the result of the batch norm.
/// </summary>
internal static unsafe class FusedNorm
{
    /// <summary>
    /// The minimum number of elements if there is no activation. Without an activation, a fused function saves no memory, and libtorch is as fast for smaller maps.
    /// </summary>
    private const int LeastWithoutActivation = 200_000;

    /// <summary>
    /// Computes the activation of the normalized maps. The result is a new tensor, or <see langword="null"/> if TorchSharp's modules must compute it.
    /// </summary>
    /// <param name="norm">The batch norm.</param>
    /// <param name="activation">The activation; <see langword="null"/> for no activation.</param>
    /// <param name="input">The maps, of shape (N, C, H, W). They are not disposed.</param>
    /// <exception cref="ArgumentException">The batch norm would compute the variance of a single value.</exception>
    public static Tensor? TryInvoke(BatchNorm2d norm, nn.Module<Tensor, Tensor>? activation, Tensor input)
    {
        if (NativeTorch.Instance is not { } native || ActivationKernels.Find(activation) is not { } kernels || !CanFuse(norm, activation, input))
            return null;

        NormCheck.Layer(norm, input);
        return Invoke(native, kernels, norm, activation, input);
    }

    /// <summary>
    /// Returns <see langword="true"/> if a tensor is a contiguous vector of single-precision numbers on the CPU; otherwise, <see langword="false"/>.
    /// </summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="count">The expected number of elements.</param>
    internal static bool IsVector(Tensor? tensor, long count) =>
        tensor is { ndim: 1, dtype: ScalarType.Float32, device_type: DeviceType.CPU } && tensor.shape[0] == count && tensor.is_contiguous();

    /// <summary>
    /// Returns <see langword="true"/> if the fused function supports the modules and the input; otherwise, <see langword="false"/>. Hooks need the intermediate
    /// tensor, and there are no kernels for other types, devices and layouts. Wrong shapes are passed to libtorch, which rejects them.
    /// </summary>
    private static bool CanFuse(BatchNorm2d norm, nn.Module<Tensor, Tensor>? activation, Tensor input)
    {
        if (!norm.training || input is not { ndim: 4, dtype: ScalarType.Float32, device_type: DeviceType.CPU } || input.numel() == 0)
            return false;
        if (activation is null && input.numel() < LeastWithoutActivation)
            return false;
        if (HookedCall.IsHooked(norm) || (activation is not null && HookedCall.IsHooked(activation)))
            return false;

        var channels = input.shape[1];
        if (!RunningStatistics.CanUpdate(norm, channels) || (norm.weight is null) != (norm.bias is null))
            return false;
        if (norm.weight is not null && !(IsVector(norm.weight, channels) && IsVector(norm.bias, channels)))
            return false;
        using var rows = input.permute(0, 2, 3, 1);
        return rows.is_contiguous();
    }

    private static Tensor Invoke(NativeTorch native, ActivationKernels kernels, BatchNorm2d norm, nn.Module<Tensor, Tensor>? activation, Tensor input)
    {
        var shape = input.shape;
        var rows = shape[0] * shape[2] * shape[3];
        var math = new NormMath(kernels.Wide, kernels.Single, new RowLayout(rows, (int)shape[1], kernels.Wide.Lanes));
        var numbers = Data(native, input);
        var (means, variances) = math.Moments(numbers);
        var epsilon = norm.eps;
        var inverses = Array.ConvertAll(variances, variance => 1 / Math.Sqrt(variance + epsilon));
        var factors = math.Factors(means, inverses, Data(native, norm.weight), Data(native, norm.bias));
        NormNode? node = null;
        try
        {
            var result = EmptyLike(input);
            math.Normalize(numbers, Data(native, result), factors);
            RunningStatistics.Update(native, norm, means, variances, rows);

            Tensor[] inputs = norm.weight is null ? [input] : [input, norm.weight, norm.bias!];
            if (!is_grad_enabled() || !inputs.Any(i => i.requires_grad))
                return result;
            node = new NormNode(native, math, factors, inverses, values => Reference(values, activation, epsilon)) { Requires = Array.ConvertAll(inputs, i => i.requires_grad) };
            using (result)
                return node.Attach(result, inputs);
        }
        finally
        {
            if (node is null)
                factors.Dispose();
        }
    }

    /// <summary>Computes the same function with libtorch, for gradients of gradients.</summary>
    private static Tensor Reference(Tensor[] values, nn.Module<Tensor, Tensor>? activation, double epsilon)
    {
        var (weight, bias) = values.Length > 1 ? (values[1], values[2]) : (null, null);
        var normed = nn.functional.batch_norm(values[0], null, null, weight, bias, training: true, momentum: 0, eps: epsilon);
        return activation is null ? normed : activation.forward(normed);
    }

    private static Tensor EmptyLike(Tensor input)
    {
        using var noGrad = no_grad();
        return empty_like(input);
    }

    private static float* Data(NativeTorch native, Tensor? tensor) => tensor is null ? null : (float*)native.GetData(tensor.Handle);
}
