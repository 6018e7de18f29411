using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>Images of a program of its own, whose loading or labels a test changes.</summary>
/// <param name="images">The images.</param>
internal sealed class ChangedImages(ImageSet images) : ImageSet
{
    /// <summary>Gets what happens before an image is loaded.</summary>
    public Action<int> Loading { get; init; } = _ => { };

    /// <summary>Gets the label of an image whose own label is the argument.</summary>
    public Func<int, int> Label { get; set; } = label => label;

    public override int Count => images.Count;

    public override IReadOnlyList<string> ClassNames => images.ClassNames;

    public static ChangedImages WithoutReadable(ImageSet images, params int[] unreadable) => new(images)
    {
        Loading = index => _ = unreadable.Contains(index) ? throw new PictureException("damaged") : 0,
    };

    public override int GetLabel(int index) => Label(images.GetLabel(index));

    public override string GetName(int index) => $"image {index}";

    public override Picture Load(int index)
    {
        Loading(index);
        return images.Load(index);
    }
}
