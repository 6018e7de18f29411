using EffNet.FusedNorms;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// Computes a convolution, a batch norm and, if there is one, an activation. In evaluation mode, a batch norm is one factor and one summand per channel. One
/// convolution with scaled filters and a bias then computes both layers, and the largest tensors of a network are written once instead of twice. In training
/// mode, the batch norm and the activation are one function: see <see cref="FusedNorm"/>.
/// </summary>
/// <remarks>
/// The filters are scaled in every run, which takes little time compared to the convolution. A cached copy would be wrong after a change to a weight, which
/// cannot be detected.
/// </remarks>
internal static class FoldedNorm
{
    private static readonly Scalar s_one = 1.ToScalar();
    private static readonly Scalar s_minusOne = (-1).ToScalar();

    /// <summary>
    /// Computes the output of the activation, or of the batch norm if there is no activation. The result is a new tensor. The input is not disposed.
    /// </summary>
    /// <param name="convolution">The convolution, without bias.</param>
    /// <param name="norm">The batch norm after it.</param>
    /// <param name="activation">The activation after the batch norm; <see langword="null"/> for no activation.</param>
    /// <param name="input">The input of the convolution.</param>
    /// <param name="unwatched">Whether no hook or gradient needs the intermediate tensors.</param>
    public static Tensor Invoke(Conv2d convolution, BatchNorm2d norm, nn.Module<Tensor, Tensor>? activation, Tensor input, bool unwatched)
    {
        if (unwatched && CanFold(convolution, norm, input))
            return Activate(Fold(convolution, norm, input));

        Tensor normed;
        using (var convolved = HookedCall.Invoke(convolution, input))
        {
            if (FusedNorm.TryInvoke(norm, activation, convolved) is { } fused)
                return fused;
            normed = HookedCall.Invoke(norm, convolved);
        }

        return Activate(normed);

        Tensor Activate(Tensor value) => activation is null ? value : InPlace.Activate(activation, value, unwatched);
    }

    /// <summary>
    /// Returns <see langword="true"/> if the batch norm can be folded; otherwise, <see langword="false"/>. In half precision, the scaled filters would be rounded.
    /// On a GPU, folding takes six small kernels and saves only one. Layers with changed settings are computed by TorchSharp.
    /// </summary>
    private static bool CanFold(Conv2d convolution, BatchNorm2d norm, Tensor input) =>
        !norm.training
        && convolution is { bias: null, padding: not null, padding_mode: PaddingModes.Zeros }
        && norm is { running_mean: not null, running_var: not null }
        && input.device_type == DeviceType.CPU
        && input.dtype is ScalarType.Float32 or ScalarType.Float64
        && convolution.weight.dtype == input.dtype
        && norm.weight.dtype == input.dtype;

    private static Tensor Fold(Conv2d convolution, BatchNorm2d norm, Tensor input)
    {
        // If TorchSharp converts a number to a Scalar itself, including the 1 of a sum, the garbage collector may free it during the call.
        using var epsilon = norm.eps.ToScalar();
        using var scale = norm.running_var!.add(epsilon, s_one).rsqrt_().mul_(norm.weight);
        using var bias = norm.bias!.addcmul(norm.running_mean!, scale, s_minusOne);
        using var perFilter = scale.view(-1, 1, 1, 1);
        using var filters = convolution.weight.mul(perFilter);
        return nn.functional.conv2d(input, filters, bias, convolution.stride, convolution.padding, convolution.dilation, convolution.groups);
    }
}
