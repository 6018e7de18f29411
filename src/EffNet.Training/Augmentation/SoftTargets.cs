namespace EffNet.Training;

/// <summary>Computes target probabilities of classes from labels, with label smoothing and for mixed batches.</summary>
public static class SoftTargets
{
    /// <summary>
    /// Writes the targets of a batch in which image i was mixed with image n - 1 - i, as timm's <c>mixup_target</c>. Before mixing, the target of the image's class is 1 -
    /// smoothing + smoothing / classes, and the target of each other class is smoothing / classes (Szegedy et al., "Rethinking the Inception architecture", CVPR 2016, section 7).
    /// The mixed targets are lambda times the targets of the image plus (1 - lambda) times the targets of its partner.
    /// </summary>
    /// <param name="labels">The class of each image before mixing.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="lambda">The share of each image, from 0 to 1; 1 for batches that are not mixed.</param>
    /// <param name="smoothing">The label smoothing, from 0 to 1.</param>
    /// <param name="targets">Receives <paramref name="classes"/> numbers for each image, whose sum is 1.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="targets"/> is not the number of images times the number of classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A label is not from 0 to <paramref name="classes"/> - 1, the number of classes is below 1, or lambda or the smoothing is not from 0 to 1.
    /// </exception>
    public static void Write(ReadOnlySpan<int> labels, int classes, double lambda, double smoothing, Span<float> targets)
    {
        Check(labels, classes, lambda, smoothing, targets.Length);
        var off = smoothing / classes;
        var rest = 1 - smoothing;
        targets.Fill((float)off);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = targets.Slice(i * classes, classes);
            var (own, partner) = (labels[i], labels[labels.Length - 1 - i]);
            if (own == partner)
            {
                row[own] = (float)(off + rest);
                continue;
            }

            row[own] = (float)(off + (lambda * rest));
            row[partner] = (float)(off + ((1 - lambda) * rest));
        }
    }

    /// <summary>Writes the targets of a batch that is not mixed.</summary>
    /// <param name="labels">The class of each image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing, from 0 to 1.</param>
    /// <param name="targets">Receives <paramref name="classes"/> numbers for each image, whose sum is 1.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="targets"/> is not the number of images times the number of classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A label is not from 0 to <paramref name="classes"/> - 1, the number of classes is below 1, or the smoothing is not from 0 to 1.
    /// </exception>
    public static void Write(ReadOnlySpan<int> labels, int classes, double smoothing, Span<float> targets) => Write(labels, classes, 1, smoothing, targets);

    private static void Check(ReadOnlySpan<int> labels, int classes, double lambda, double smoothing, int targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        NumberCheck.Share(lambda, nameof(lambda));
        NumberCheck.Share(smoothing, nameof(smoothing));
        if (targets != (long)labels.Length * classes)
        {
            throw new ArgumentException(
                $"The length of the targets must be {(long)labels.Length * classes} for {labels.Length} images and {classes} classes, but was {targets}.", nameof(targets));
        }

        foreach (var label in labels)
        {
            if (label < 0 || label >= classes)
                throw new ArgumentOutOfRangeException(nameof(labels), label, $"The labels must be from 0 to {classes - 1}, but one was {label}.");
        }
    }
}
