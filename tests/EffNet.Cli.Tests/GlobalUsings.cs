global using EffNet.Cli.Tests.Support;
global using Xunit;
