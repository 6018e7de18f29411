using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Applies one of AutoAugment's 25 sub-policies for ImageNet, as torchvision's <c>AutoAugment</c> with <c>AutoAugmentPolicy.IMAGENET</c> (Cubuk et al., "AutoAugment: Learning
/// augmentation strategies from data", CVPR 2019, appendix). Each of the two steps of a sub-policy has a probability. If a magnitude can be negative, both signs are equally
/// likely.
/// </summary>
public sealed record AutoAugment : Augmentation
{
    /// <summary>Gets the color of pixels outside the image. The default is black, as in torchvision.</summary>
    public RgbColor Fill { get; init; }

    /// <inheritdoc/>
    public override DrawnOperations Draw(int width, int height, ref RandomStream random)
    {
        var subPolicy = random.NextInt(ImageNetPolicy.All.Count);
        var first = new StepChance(random.NextDouble(), random.NextBool(0.5));
        var second = new StepChance(random.NextDouble(), random.NextBool(0.5));
        return Choose(subPolicy, first, second, width, height);
    }

    /// <summary>Returns the operations of a sub-policy for the given random numbers.</summary>
    /// <param name="subPolicy">The index of the sub-policy, from 0 to 24.</param>
    /// <param name="first">The numbers of its first step.</param>
    /// <param name="second">The numbers of its second step.</param>
    /// <param name="width">The width of the image.</param>
    /// <param name="height">The height of the image.</param>
    internal DrawnOperations Choose(int subPolicy, StepChance first, StepChance second, int width, int height)
    {
        var steps = ImageNetPolicy.All[subPolicy];
        var operations = new List<DrawnOperation>(2);
        foreach (var (step, chance) in ((PolicyStep, StepChance)[])[(steps.First, first), (steps.Second, second)])
        {
            if (!(chance.Number <= step.Probability))
                continue;
            var magnitude = Magnitudes.Of(step.Operation, step.Magnitude, ImageNetPolicy.Bins, width, height);
            operations.Add(new DrawnOperation(step.Operation, chance.IsNegative && Magnitudes.IsSigned(step.Operation) ? -magnitude : magnitude));
        }

        return new DrawnOperations(operations, Fill);
    }
}
