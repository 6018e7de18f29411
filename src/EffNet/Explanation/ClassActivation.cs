using EffNet.Pictures;
using EffNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>
/// Computes class activation maps, which show the regions of an image that support a class. CAM is Zhou et al., "Learning Deep Features for Discriminative
/// Localization", CVPR 2016. Grad-CAM is Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization", ICCV 2017.
/// </summary>
/// <remarks>
/// During a call, the network has hooks, is in evaluation mode, and its parameters have gradients turned off. The previous state is restored after the call,
/// also after an exception. Do not use the same network object on any thread during a call.
/// </remarks>
public static class ClassActivation
{
    /// <summary>
    /// Computes CAM: the weighted sum of the input maps of the global average pooling, with the weights of the class in the following linear layer. The mean of
    /// the result over positions is the class score without its bias.
    /// </summary>
    /// <param name="model">A generated network with classes, or a module that returns the scores of the only generated network in it.</param>
    /// <param name="images">The images for the network, of shape (N, C, H, W), any floating-point type and any device. They are not disposed.</param>
    /// <param name="classes">The class of each image; <see langword="null"/> for the best class of each image.</param>
    /// <returns>
    /// Maps of shape (N, h, w), with the height and width of the last stage. Values can be positive and negative. The caller disposes the maps.
    /// </returns>
    /// <exception cref="ArgumentException">The model is not supported, or the numbers of classes and images differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no class with this index.</exception>
    /// <exception cref="InvalidOperationException">The network returns scores that are not finite; the message states the first image.</exception>
    public static ActivationMaps Cam(nn.Module<Tensor, Tensor> model, Tensor images, IReadOnlyList<int>? classes = null)
    {
        Check(model, images, classes);
        using var withoutGradients = no_grad();
        using var network = new BorrowedNetwork(model);
        using var pooled = PooledMaps.Watch(network, model);
        using var placed = Placed(model, images);
        using var logits = model.call(placed);
        Refusals.CheckFinite(model, logits);
        pooled.Check(logits);

        var chosen = ChosenClasses.Of(logits, classes);
        using var indices = ChosenClasses.ToTensor(chosen.ClassIndices, logits.device);
        using var rows = pooled.Weights.index_select(0, indices);
        using var weights = rows.view(rows.shape[0], rows.shape[1], 1, 1);
        return chosen.Describe(WeightedSum(pooled.Maps, weights));
    }

    /// <summary>
    /// Computes Grad-CAM: the weighted sum of the output maps of a layer, where the weight of each map is the mean over positions of the gradient of the class
    /// score, with negative values set to 0. For the input maps of the global average pooling, the result is the positive part of CAM divided by the number of
    /// positions.
    /// </summary>
    /// <param name="model">A network that returns class scores of shape (N, classes).</param>
    /// <param name="layer">
    /// A stage, block or layer of the network that returns maps of shape (N, C, h, w): <c>model.Stage5</c>, <c>model.Stage5.Block2</c>,
    /// <c>model.Stage5.Block2.ExpandConv</c>.
    /// </param>
    /// <param name="images">The images for the network, of shape (N, C, H, W), any floating-point type and any device. They are not disposed.</param>
    /// <param name="classes">The class of each image; <see langword="null"/> for the best class of each image.</param>
    /// <param name="keepNegative">Whether to keep negative values, which are evidence against the class.</param>
    /// <returns>Maps of shape (N, h, w). The caller disposes them.</returns>
    /// <exception cref="ArgumentException">
    /// The layer is not a layer of the network or does not return maps, the network has no classes, or the numbers of classes and images differ.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no class with this index.</exception>
    /// <exception cref="InvalidOperationException">The network returns scores that are not finite; the message states the first image.</exception>
    public static ActivationMaps GradCam(
        nn.Module<Tensor, Tensor> model, nn.Module<Tensor, Tensor> layer, Tensor images, IReadOnlyList<int>? classes = null, bool keepNegative = false)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Check(model, images, classes);
        using var withGradients = new RecordedGradients();
        using var network = new BorrowedNetwork(model);
        network.Freeze();
        using var seen = LeafMaps.Watch(network, layer);
        using var placed = Placed(model, images);
        using var withoutHistory = placed.detach();
        using var logits = model.call(withoutHistory);
        seen.Check(model, layer);
        if (logits.ndim == 2)
            Refusals.CheckFinite(model, logits);

        var chosen = ChosenClasses.Of(logits, classes);
        using var gradient = GradientOf(chosen.ScoreOf(logits), seen.Maps, model, layer);
        using var weights = Mean(gradient);
        using var sum = WeightedSum(seen.Maps, weights);
        return chosen.Describe(keepNegative ? sum.alias() : sum.relu());
    }

    /// <summary>Enlarges maps to the size of a picture and scales them to the range from 0 to 1.</summary>
    /// <remarks>
    /// Maps are first enlarged with bilinear interpolation (<c>align_corners: false</c>) and then scaled. A map covers the whole picture. With symmetric
    /// padding, strided convolutions shift the region that a position depends on to the left and up, by less than half of the size of a position in the picture.
    /// </remarks>
    /// <param name="maps">The maps, of shape (N, h, w).</param>
    /// <param name="height">The height of the picture.</param>
    /// <param name="width">The width of the picture.</param>
    /// <param name="scale">The values that become 0 and 1.</param>
    /// <returns>Maps of shape (N, height, width) in single precision. The caller disposes them.</returns>
    /// <exception cref="ArgumentException">The tensor has another shape, or contains values that are not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or the scale is not defined.</exception>
    public static Tensor Scale(Tensor maps, int height, int width, ActivationScale scale = ActivationScale.Positive)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (scale is not (ActivationScale.Positive or ActivationScale.Range))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, $"Unknown scale '{scale}'; expected {nameof(ActivationScale.Positive)} or {nameof(ActivationScale.Range)}.");
        }

        if (maps.ndim != 3 || maps.numel() == 0)
            throw new ArgumentException($"The activation maps have the shape {TensorShape.Of(maps.shape)}; expected (N, h, w).", nameof(maps));

        using var withoutGradients = no_grad();
        using var enlarged = Enlarge(maps, height, width);
        using var lowest = scale == ActivationScale.Range ? enlarged.amin([1, 2], keepdim: true) : zeros(maps.shape[0], 1, 1, device: maps.device);
        using var minusOne = (-1).ToScalar();
        using var raised = enlarged.add(lowest, minusOne);
        using var positive = raised.relu();
        using var largest = positive.amax([1, 2], keepdim: true);
        if (!IsFinite(largest) || !IsFinite(lowest))
            throw new ArgumentException("The activation maps have numbers that are not finite. Check the weights and the images.", nameof(maps));
        using var one = ones_like(largest);
        using var zero = 0.ToScalar();
        using var isBlank = largest.eq(zero);
        using var divisor = where(isBlank, one, largest);
        return positive.div(divisor);
    }

    /// <summary>Draws a map over a picture, with a legend below.</summary>
    /// <param name="picture">The picture as the network received it. <see cref="Preprocessing"/> crops a picture in the same way.</param>
    /// <param name="map">The map, of shape (h, w) or (1, h, w), any size and not scaled.</param>
    /// <param name="options">The colors, opacity and captions; <see langword="null"/> for the defaults.</param>
    /// <returns>
    /// A picture with the width of <paramref name="picture"/> (or the minimum width of a legend, if this is larger), and with the legend below. Without a legend,
    /// the size is that of <paramref name="picture"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The tensor has another shape, or contains values that are not finite.</exception>
    public static Picture Overlay(Picture picture, Tensor map, OverlayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(map);
        options ??= new OverlayOptions();
        if (map.ndim is not (2 or 3) || (map.ndim == 3 && map.shape[0] != 1))
        {
            throw new ArgumentException(
                $"The map has the shape {TensorShape.Of(map.shape)}; expected (h, w) or (1, h, w), the shape of the map of one picture. Use maps[i] for a map of a batch.",
                nameof(map));
        }

        using var single = map.reshape(1, map.shape[^2], map.shape[^1]);
        using var shares = Scale(single, picture.Height, picture.Width, options.Scale);
        using var onCpu = shares.cpu();
        return ActivationMapExtensions.Draw(picture, onCpu.data<float>().ToArray(), options);
    }

    /// <summary>
    /// Returns a copy with the device and type of the network's weights. A tensor that is not floating-point is returned as it is, so that the network rejects
    /// it.
    /// </summary>
    private static Tensor Placed(nn.Module<Tensor, Tensor> model, Tensor images) =>
        images.is_floating_point() && model.parameters().FirstOrDefault() is { } weight
            ? images.to(weight.dtype, weight.device, copy: true)
            : images.alias();

    private static void Check(nn.Module<Tensor, Tensor> model, Tensor images, IReadOnlyList<int>? classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        if (model is UnrolledNetwork { ClassCount: 0 })
        {
            throw new ArgumentException(
                $"{model.GetName()} was created with 'classes: 0' and has no classes to explain. Create it with the number of classes, for example 'classes: 10'.",
                nameof(model));
        }

        if (!images.is_floating_point())
            throw Refusals.NotFloatingPoint(model, images, nameof(images));
        if (classes is not null && images.ndim > 0 && classes.Count != images.shape[0])
            throw new ArgumentException($"There are {classes.Count} classes for {images.shape[0]} images; expected one class for each image.", nameof(classes));
    }

    private static Tensor GradientOf(Tensor score, Tensor maps, nn.Module model, nn.Module layer)
    {
        using (score)
        {
            if (!score.requires_grad)
            {
                throw new ArgumentException(
                    $"The class scores of {model.GetName()} do not depend on the output of {layer.GetName()}. Pass a layer before the classifier.", nameof(layer));
            }

            return autograd.grad([score], [maps]).Single();
        }
    }

    /// <summary>Returns the mean over positions, of shape (N, C, 1, 1).</summary>
    private static Tensor Mean(Tensor maps) => maps.mean([2, 3], keepdim: true);

    /// <summary>Returns weighted sums over channels, of shape (N, h, w). Half precision is first converted to single precision.</summary>
    private static Tensor WeightedSum(Tensor maps, Tensor weights)
    {
        using var withoutGradients = no_grad();
        var precision = maps.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        using var channels = maps.to(precision);
        using var factors = weights.to(precision);
        using var products = channels.mul(factors);
        using var sum = products.sum(1);
        using var single = sum.to(ScalarType.Float32);
        return single.contiguous();
    }

    private static Tensor Enlarge(Tensor maps, int height, int width)
    {
        using var detached = maps.detach();
        using var single = detached.to(ScalarType.Float32);
        using var channel = single.unsqueeze(1);
        using var enlarged = nn.functional.interpolate(channel, [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
        return enlarged.squeeze(1);
    }

    private static bool IsFinite(Tensor values)
    {
        using var finite = values.isfinite();
        using var all = finite.all();
        return all.item<bool>();
    }
}
