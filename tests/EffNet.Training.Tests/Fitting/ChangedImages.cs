using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>An image set whose loading or labels a test can change.</summary>
/// <param name="images">The images.</param>
internal sealed class ChangedImages(ImageSet images) : ImageSet
{
    /// <summary>Gets the action that runs before an image is loaded.</summary>
    public Action<int> Loading { get; init; } = _ => { };

    /// <summary>Gets or sets a function that returns the label to use instead of the label of an image.</summary>
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
