using EffNet.FusedNorms;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// A convolution, the batch norm after it and the activation after that, if there is one. In evaluation a batch norm is one factor and one summand per channel, and a convolution is linear: scaled
/// filters and a bias do both at once, and the largest tensors of a network are written once instead of twice. In training the norm and the activation are one function: see <see cref="FusedNorm"/>.
/// </summary>
/// <remarks>
/// The filters are scaled anew in every run, which costs little beside the convolution. A copy kept between runs would be wrong as soon as
/// somebody writes to a weight, and nobody could tell.
/// </remarks>
internal static class FoldedNorm
{
    private static readonly Scalar s_one = 1;
    private static readonly Scalar s_minusOne = -1;

    /// <summary>Returns the output of the activation, or of the norm if there is no activation: always a tensor of its own. The input stays the caller's.</summary>
    /// <param name="convolution">A convolution without bias.</param>
    /// <param name="norm">The batch norm that reads it.</param>
    /// <param name="activation">The activation that reads the norm; none if <see langword="null"/>.</param>
    /// <param name="input">What the convolution reads.</param>
    /// <param name="unwatched">Whether nobody, hook or gradient, needs the tensors between them.</param>
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
    /// Half precision would round the scaled filters, and a GPU would launch six small kernels to save one: neither is worth it. A layer whose settings the user
    /// has changed does what TorchSharp makes of them.
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
        // TorchSharp lets the garbage collector free a number that it made a Scalar of itself, the 1 of every sum included, while the call still reads it.
        using Scalar epsilon = norm.eps;
        using var scale = norm.running_var!.add(epsilon, s_one).rsqrt_().mul_(norm.weight);
        using var bias = norm.bias!.addcmul(norm.running_mean!, scale, s_minusOne);
        using var perFilter = scale.view(-1, 1, 1, 1);
        using var filters = convolution.weight.mul(perFilter);
        return nn.functional.conv2d(input, filters, bias, convolution.stride, convolution.padding, convolution.dilation, convolution.groups);
    }
}
