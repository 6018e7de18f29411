using EffNet.Pictures;
using EffNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Converts between pictures and tensors.</summary>
public static class PictureTensors
{
    private const int Channels = 3;
    private const int Highest = 255;

    /// <summary>
    /// Converts the pixels to a tensor without resizing or normalization, as torchvision's <c>to_tensor</c> does. To preprocess a picture for a network, use
    /// <see cref="PreprocessingTensors.ToTensor(Preprocessing, Picture)"/>.
    /// </summary>
    /// <param name="picture">The picture to convert.</param>
    /// <param name="type"><see cref="ScalarType.Float32"/> for values from 0 to 1, or <see cref="ScalarType.Byte"/> for values from 0 to 255.</param>
    /// <returns>A tensor of shape (3, <see cref="Picture.Height"/>, <see cref="Picture.Width"/>) on the CPU, with the channels red, green and blue.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is another type.</exception>
    public static Tensor ToTensor(this Picture picture, ScalarType type = ScalarType.Float32)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (type is not (ScalarType.Float32 or ScalarType.Byte))
            throw new ArgumentOutOfRangeException(nameof(type), type, "The element type must be Float32 or Byte.");
        using var pixels = empty([picture.Height, picture.Width, Channels], ScalarType.Byte, CPU);
        picture.Pixels.CopyTo(pixels.bytes);
        using var channels = pixels.permute(2, 0, 1);
        using var planes = channels.contiguous();
        if (type == ScalarType.Byte)
            return planes.alias();
        using var levels = planes.to(ScalarType.Float32);
        using var highest = Highest.ToScalar();
        return levels.div(highest);
    }

    /// <summary>
    /// Converts a tensor to a picture, as the reverse of <see cref="ToTensor(Picture, ScalarType)"/>. Values are rounded and clamped, as in torchvision's
    /// <c>save_image</c>.
    /// </summary>
    /// <param name="image">
    /// An image of shape (3, H, W), a gray image of shape (1, H, W), or a batch of one such image, on any device: bytes from 0 to 255, or floating-point
    /// numbers from 0 to 1. Values outside the range become 0 or 255. It is not disposed.
    /// </param>
    /// <returns>A picture of W x H pixels.</returns>
    /// <exception cref="ArgumentException">The tensor has another shape or type, has no pixels, or contains values that are not finite.</exception>
    public static Picture ToPicture(this Tensor image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var size = image.shape is [1, ..] && image.ndim == 4 ? image.shape[1..] : image.shape;
        if (size is not [1 or Channels, >= 1 and <= int.MaxValue, >= 1 and <= int.MaxValue])
            throw new ArgumentException($"The shape must be (3, H, W) or (1, H, W), but was {TensorShape.Of(image.shape)}.", nameof(image));
        using var scope = NewDisposeScope();
        using var recording = no_grad();
        var levels = Levels(image.reshape(size).cpu());
        var pixels = levels.expand(Channels, size[1], size[2]).permute(1, 2, 0).contiguous();
        return new Picture((int)size[2], (int)size[1], pixels.bytes.ToArray());
    }

    private static Tensor Levels(Tensor image)
    {
        if (image.dtype == ScalarType.Byte)
            return image;
        if (!image.is_floating_point())
            throw new ArgumentException($"The element type must be Byte or a floating-point type, but was {image.dtype}.", nameof(image));
        var values = image.to(ScalarType.Float32);
        if (!values.isfinite().all().item<bool>())
            throw new ArgumentException("The image has values that are not finite; expected numbers from 0 to 1.", nameof(image));
        using var zero = 0.ToScalar();
        using var half = 0.5.ToScalar();
        using var one = 1.ToScalar();
        using var highest = Highest.ToScalar();
        return values.mul(highest).add_(half, one).clamp_(zero, highest).to(ScalarType.Byte);
    }
}
