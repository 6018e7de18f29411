global using EffNet.CheckpointTests.Support;
global using Xunit;
