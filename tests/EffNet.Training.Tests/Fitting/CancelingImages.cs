using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>Images that cancel a training when one of them is loaded.</summary>
internal sealed class CancelingImages(ImageSet images, CancellationTokenSource source) : ImageSet
{
    public override int Count => images.Count;

    public override IReadOnlyList<string> ClassNames => images.ClassNames;

    public override int GetLabel(int index) => images.GetLabel(index);

    public override string GetName(int index) => images.GetName(index);

    public override Picture Load(int index)
    {
        source.Cancel();
        return images.Load(index);
    }
}
