using EffNet.Pictures;
using EffNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>
/// Class activation maps: which places of an image speak for a class. CAM is Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016; Grad-CAM is Selvaraju
/// et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization", ICCV 2017.
/// </summary>
/// <remarks>
/// While a call runs, the network has hooks, is in evaluation mode, and its parameters take no gradients; afterwards, also after an exception, everything is as it was. So nothing
/// else may use that network object meanwhile, on no thread.
/// </remarks>
public static class ClassActivation
{
    /// <summary>
    /// CAM: the maps that the network's mean over positions reads, weighted with the class's row of the linear layer behind it. Their mean over positions is the class score without
    /// its bias.
    /// </summary>
    /// <param name="model">A generated network with classes, or a module that returns the scores of the one generated network in it.</param>
    /// <param name="images">What the network takes: images (N, C, H, W), of any floating type and on any device; they stay yours.</param>
    /// <param name="classes">A class for each image; each image's best, if <see langword="null"/>.</param>
    /// <returns>Maps (N, h, w) of the last stage's height and width, both signs, yours to dispose.</returns>
    /// <exception cref="ArgumentException">The model is not such a network, or there is not one class for each image.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="InvalidOperationException">The network answers with scores that are not finite: the message names the first image.</exception>
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
    /// Grad-CAM: the maps that a layer yields, each weighted with the mean over positions of the class score's gradient, and summed; of the sum, what is positive. On the maps that the
    /// network's mean over positions reads, this is CAM divided by the number of positions, so far as it is positive.
    /// </summary>
    /// <param name="model">A network that yields class scores (N, classes).</param>
    /// <param name="layer">Any stage, block or layer of it that yields maps (N, C, h, w): <c>model.Stage5</c>, <c>model.Stage5.Block2</c>, <c>model.Stage5.Block2.ExpandConv</c>.</param>
    /// <param name="images">What the network takes: images (N, C, H, W), of any floating type and on any device; they stay yours.</param>
    /// <param name="classes">A class for each image; each image's best, if <see langword="null"/>.</param>
    /// <param name="keepNegative">Whether to keep what speaks against the class, as negative numbers.</param>
    /// <returns>Maps (N, h, w), yours to dispose.</returns>
    /// <exception cref="ArgumentException">The layer is none of the network's or yields no maps, the network has no classes, or there is not one class for each image.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="InvalidOperationException">The network answers with scores that are not finite: the message names the first image.</exception>
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

    /// <summary>Maps in the size of a picture and as shares from 0 to 1.</summary>
    /// <remarks>
    /// They are enlarged bilinearly, a map covering the whole picture (<c>align_corners: false</c>), and scaled afterwards. Strided convolutions with symmetric padding look a little to
    /// the left of and above what their place in the map covers, by less than half of its size.
    /// </remarks>
    /// <param name="maps">Maps (N, h, w).</param>
    /// <param name="height">The picture's height.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="scale">What becomes 0 and 1.</param>
    /// <returns>Maps (N, height, width) in single precision, yours to dispose.</returns>
    /// <exception cref="ArgumentException">The tensor has another shape, or numbers that are not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there is no such scale.</exception>
    public static Tensor Scale(Tensor maps, int height, int width, ActivationScale scale = ActivationScale.Positive)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (scale is not (ActivationScale.Positive or ActivationScale.Range))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "There is no such scale.");
        if (maps.ndim != 3 || maps.numel() == 0)
            throw new ArgumentException($"Activation maps have the shape (N, h, w); this tensor has {TensorShape.Of(maps.shape)}.", nameof(maps));

        using var withoutGradients = no_grad();
        using var enlarged = Enlarge(maps, height, width);
        using var lowest = scale == ActivationScale.Range ? enlarged.amin([1, 2], keepdim: true) : zeros(maps.shape[0], 1, 1, device: maps.device);
        using var raised = enlarged.sub(lowest);
        using var positive = raised.relu();
        using var largest = positive.amax([1, 2], keepdim: true);
        if (!IsFinite(largest) || !IsFinite(lowest))
            throw new ArgumentException("The activation maps have numbers that are not finite.", nameof(maps));
        using var one = ones_like(largest);
        using Scalar zero = 0;
        using var isBlank = largest.eq(zero);
        using var divisor = where(isBlank, one, largest);
        return positive.div(divisor);
    }

    /// <summary>A picture with a map over it, and a legend below.</summary>
    /// <param name="picture">What the network saw: <see cref="Preprocessing"/> cuts the same part out of a picture.</param>
    /// <param name="map">Its map, (h, w) or (1, h, w), of any size and unscaled.</param>
    /// <param name="options">Colors, opacity and captions; the usual, if <see langword="null"/>.</param>
    /// <returns>A picture as wide as <paramref name="picture"/>, or a legend's least width, and higher by the legend; without legend, of the same size.</returns>
    /// <exception cref="ArgumentException">The tensor has another shape, or numbers that are not finite.</exception>
    public static Picture Overlay(Picture picture, Tensor map, OverlayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(map);
        options ??= new OverlayOptions();
        if (map.ndim is not (2 or 3) || (map.ndim == 3 && map.shape[0] != 1))
            throw new ArgumentException($"The map of one picture has the shape (h, w) or (1, h, w); this tensor has {TensorShape.Of(map.shape)}. Take one of a batch with maps[i].", nameof(map));

        using var single = map.reshape(1, map.shape[^2], map.shape[^1]);
        using var shares = Scale(single, picture.Height, picture.Width, options.Scale);
        using var onCpu = shares.cpu();
        return ActivationMapExtensions.Draw(picture, onCpu.data<float>().ToArray(), options);
    }

    /// <summary>A copy where and of what type the network's weights are; a tensor that holds no fractions is left for the network to refuse.</summary>
    private static Tensor Placed(nn.Module<Tensor, Tensor> model, Tensor images) =>
        images.is_floating_point() && model.parameters().FirstOrDefault() is { } weight
            ? images.to(weight.dtype, weight.device, copy: true)
            : images.alias();

    private static void Check(nn.Module<Tensor, Tensor> model, Tensor images, IReadOnlyList<int>? classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        if (model is UnrolledNetwork { ClassCount: 0 })
            throw new ArgumentException($"{model.GetName()} was made with 'classes: 0': there is no class whose activation could be shown.", nameof(model));
        if (!images.is_floating_point())
            throw Refusals.NotFloatingPoint(model, images, nameof(images));
        if (classes is not null && images.ndim > 0 && classes.Count != images.shape[0])
            throw new ArgumentException($"There must be one class for each image; these are {classes.Count} classes for {images.shape[0]} images.", nameof(classes));
    }

    private static Tensor GradientOf(Tensor score, Tensor maps, nn.Module model, nn.Module layer)
    {
        using (score)
        {
            if (!score.requires_grad)
                throw new ArgumentException($"The class scores of {model.GetName()} do not depend on what {layer.GetName()} yields.", nameof(layer));
            return autograd.grad([score], [maps]).Single();
        }
    }

    /// <summary>The mean over positions, (N, C, 1, 1).</summary>
    private static Tensor Mean(Tensor maps) => maps.mean([2, 3], keepdim: true);

    /// <summary>Maps (N, h, w) of one number for each channel and place; half precision is left first.</summary>
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
