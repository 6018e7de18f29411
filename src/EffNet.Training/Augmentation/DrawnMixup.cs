namespace EffNet.Training;

/// <summary>The parameters that <see cref="Mixup"/> has drawn.</summary>
/// <param name="Lambda">The share of each image in its mixture, from 0 to 1. The partner has the rest.</param>
public sealed record DrawnMixup(double Lambda) : DrawnMixing(Lambda)
{
    /// <inheritdoc/>
    public override void Apply(Span<float> values, int count, ValueShape shape)
    {
        shape.Check(values.Length, count);
        NumberCheck.Share(Lambda, nameof(Lambda));
        if (Lambda == 1)
            return;
        for (var i = 0; i < count / 2; i++)
            Mix(values.Slice(i * shape.Length, shape.Length), values.Slice((count - 1 - i) * shape.Length, shape.Length), (float)Lambda, (float)(1 - Lambda));
    }

    private static void Mix(Span<float> one, Span<float> other, float share, float rest)
    {
        other = other[..one.Length];
        for (var i = 0; i < one.Length; i++)
        {
            var (first, second) = (one[i], other[i]);
            one[i] = (first * share) + (second * rest);
            other[i] = (second * share) + (first * rest);
        }
    }
}
